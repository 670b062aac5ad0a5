import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from '@/lib/i18n';
import { ANSWER_MAX, codePoints } from '@/lib/text';
import { Dialog } from './Dialog';
import { ErrorNote } from './ErrorNote';

type Props = {
  title: string;
  lead: string;
  action: string;
  done: string;
  onSend: (reason: string) => Promise<unknown>;
  onClose: () => void;
};

/** Asks for a reason in the player's own words and sends it: used for an appeal and for an unrealistic scene. */
export default function ReasonDialog({ title, lead, action, done, onSend, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const send = useMutation({ mutationFn: onSend });
  const id = useId();
  const length = codePoints(reason.trim());
  const fits = length > 0 && length <= ANSWER_MAX;
  if (send.isSuccess)
    return (
      <Dialog title={title} onClose={onClose}>
        <p role="status">{done}</p>
      </Dialog>
    );
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (fits) send.mutate(reason.trim());
        }}
      >
        <p>{lead}</p>
        <label htmlFor={id} className="font-semibold">
          {t('app.reason')}
        </label>
        <textarea id={id} className="field min-h-28" value={reason} onChange={(e) => setReason(e.target.value)} />
        <p className={length > ANSWER_MAX ? 'text-poor font-semibold' : 'text-soft text-sm'}>
          {t('app.characters', { count: length, max: ANSWER_MAX })}
        </p>
        {send.error && <ErrorNote error={send.error} />}
        <button type="submit" className="btn btn-main justify-self-start" disabled={!fits || send.isPending}>
          {action}
        </button>
      </form>
    </Dialog>
  );
}
