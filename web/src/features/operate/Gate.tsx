import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { activateVersion, type Measured, type Preview, type PromptVersion, previewVersion } from '@/api/operate';
import { Dialog } from '@/components/Dialog';
import { ErrorNote } from '@/components/ErrorNote';
import { Field } from '@/components/Field';
import { useTranslation } from '@/lib/i18n';

const MESSAGE_MIN = 3;

/** What the gate found, this version beside the one in force. */
function GateResult({ result }: { result: Preview }) {
  const { t } = useTranslation();
  const { candidate, active, gate_passed } = result;
  if (!candidate) return <p>{t('operate.notMeasured')}</p>;
  const column = (m: Measured | null | undefined, of: (m: Measured) => number, digits = 0) => (
    <td className="sign text-xl">{m ? of(m).toFixed(digits) : '–'}</td>
  );
  return (
    <>
      <p className={`font-semibold ${gate_passed ? 'text-good' : 'text-poor'}`}>
        {t(gate_passed ? 'operate.gatePassed' : 'operate.gateFailed')}
      </p>
      <table className="wide-table">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('operate.candidate')}</th>
            <th scope="col">{t('operate.inForce')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('operate.agreement')}</th>
            {column(candidate, (m) => m.qwk, 2)}
            {column(active, (m) => m.qwk, 2)}
          </tr>
          <tr>
            <th scope="row">{t('operate.graded')}</th>
            {column(candidate, (m) => m.answers)}
            {column(active, (m) => m.answers)}
          </tr>
          <tr>
            <th scope="row">{t('operate.failed')}</th>
            {column(candidate, (m) => m.failed)}
            {column(active, (m) => m.failed)}
          </tr>
        </tbody>
      </table>
    </>
  );
}

type Props = { version: PromptVersion; onClose: () => void };

/** Measured without being put in force. */
export function PreviewDialog({ version, onClose }: Props) {
  const { t } = useTranslation();
  const measured = useQuery({
    queryKey: ['preview', version.name, version.version],
    queryFn: () => previewVersion(version.name, version.version),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Dialog title={t('operate.previewTitle', { version: version.version })} onClose={onClose}>
      <div className="grid gap-3" aria-live="polite">
        {measured.isPending && <p>{t('operate.measuring')}</p>}
        {measured.error && <ErrorNote error={measured.error} onRetry={() => measured.refetch()} />}
        {measured.data && <GateResult result={measured.data} />}
      </div>
    </Dialog>
  );
}

/** Puts a version in force; a gate that says no can be overruled with a written reason. */
export function ActivateDialog({ version, onClose, onDone }: Props & { onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [message, setMessage] = useState('');
  const [force, setForce] = useState(false);
  const body = { version: version.version, message: message.trim(), force };
  const go = useMutation({ mutationFn: () => activateVersion(queries, version.name, body), onSuccess: onDone });
  return (
    <Dialog title={t('operate.activate')} onClose={onClose}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          go.mutate();
        }}
      >
        <p>{t('operate.activateLead', { version: version.version })}</p>
        <Field label={t('operate.message')} value={message} onChange={(e) => setMessage(e.target.value)} autoComplete="off" />
        <label className="flex items-center gap-3 min-h-11">
          <input
            type="checkbox"
            className="size-6 accent-work shrink-0"
            checked={force}
            onChange={(e) => setForce(e.target.checked)}
          />
          {t('operate.force')}
        </label>
        {go.isPending && <p role="status">{t('operate.measuring')}</p>}
        {go.error && <ErrorNote error={go.error} />}
        <button
          type="submit"
          className="btn btn-main justify-self-start"
          disabled={go.isPending || body.message.length < MESSAGE_MIN}
        >
          {t('operate.activate')}
        </button>
      </form>
    </Dialog>
  );
}
