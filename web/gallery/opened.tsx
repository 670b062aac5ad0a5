import { type ReactNode, useEffect, useRef, useState } from 'react';

type Props = { /** put into its text field, and sent */ typed?: string; children: ReactNode };

/** What folds is open, and what asks to be filled in and sent has been. */
export function Opened({ typed, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [done, setDone] = useState(false);
  useEffect(() => {
    // after the children's own effects, and after what they load
    const timer = setTimeout(() => {
      for (const fold of box.current?.querySelectorAll('details') ?? []) fold.open = true;
      const field = box.current?.querySelector('textarea');
      // what was sent is answered at once, or never
      setTimeout(() => setDone(true), 200);
      if (!typed || !field) return;
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, typed);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      // once React has seen the text
      setTimeout(() => field.form?.requestSubmit(), 50);
    }, 1200);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <div ref={box} data-opening={!done}>
      {children}
    </div>
  );
}
