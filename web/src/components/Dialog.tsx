import { useEffect, useId, useRef } from 'react';
import { useTranslation } from '@/lib/i18n';
import { Icon } from './Icon';

type Props = { title: string; onClose: () => void; children: React.ReactNode };

/** The browser's own modal: it traps the focus, closes on Escape and gives the focus back. */
export function Dialog({ title, onClose, children }: Props) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby={id}
      className="card w-[min(34rem,calc(100vw-2rem))] max-h-[calc(100dvh-2rem)] overflow-auto"
    >
      <div className="flex items-start justify-between gap-4 mb-3">
        <h2 id={id} className="text-3xl pt-1">
          {title}
        </h2>
        <button type="button" className="btn btn-quiet -me-2 -mt-1" onClick={onClose} aria-label={t('app.close')}>
          <Icon name="cross" />
        </button>
      </div>
      {children}
    </dialog>
  );
}
