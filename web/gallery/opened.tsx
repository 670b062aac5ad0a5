import { type ReactNode, useEffect, useRef, useState } from 'react';

// after the children's own effects, and after what they load; what was asked for then is answered at once, or never
const THERE_MS = 1200;
const ANSWERED_MS = 400;
const SEEN_MS = 50;

/** Does to its children what a person would do, once they are there. */
function Late({ act, children }: { act: (box: HTMLElement) => void; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [first] = useState(() => act);
  const [done, setDone] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (box.current) first(box.current);
      setTimeout(() => setDone(true), ANSWERED_MS);
    }, THERE_MS);
    return () => clearTimeout(timer);
  }, [first]);
  return (
    <div ref={box} data-opening={!done}>
      {children}
    </div>
  );
}

type Props = { /** put into its text field, and sent */ typed?: string; children: ReactNode };

/** What folds is open, and what asks to be filled in and sent has been. */
export function Opened({ typed, children }: Props) {
  const act = (box: HTMLElement) => {
    for (const fold of box.querySelectorAll('details')) fold.open = true;
    const field = box.querySelector('textarea');
    if (!typed || !field) return;
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, typed);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    // once React has seen the text
    setTimeout(() => field.form?.requestSubmit(), SEEN_MS);
  };
  return <Late act={act}>{children}</Late>;
}

/** A button of it has been pressed. */
export function Pressed({ button, children }: { button: string; children: ReactNode }) {
  const act = (box: HTMLElement) => [...box.querySelectorAll('button')].find((b) => b.textContent?.trim() === button)?.click();
  return <Late act={act}>{children}</Late>;
}

/** A file has been given to it. */
export function Given({ file, children }: { file: string; children: ReactNode }) {
  const act = (box: HTMLElement) => {
    const input = box.querySelector<HTMLInputElement>('input[type=file]');
    const files = new DataTransfer();
    files.items.add(new File([file], 'harbour.toml', { type: 'application/toml' }));
    if (!input) return;
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  return <Late act={act}>{children}</Late>;
}
