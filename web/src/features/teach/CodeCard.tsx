import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { changeClass, classQuery, removeClass, resetCode } from '@/api/classes';
import { Dialog } from '@/components/Dialog';
import { ErrorNote } from '@/components/ErrorNote';
import { Field } from '@/components/Field';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { joinLink, localTime, spoken } from './model';

const QrCode = lazy(() => import('./QrCode'));

/** How pupils come in: the code, large enough for the back row, the link, the QR code, and when it stops. */
export function CodeCard({ classId }: { classId: string }) {
  const { t } = useTranslation();
  const { stamp } = useFormat();
  const queries = useQueryClient();
  const { data } = useQuery(classQuery(classId));
  const change = useMutation({ mutationFn: (body: Parameters<typeof changeClass>[2]) => changeClass(queries, classId, body) });
  const reset = useMutation({ mutationFn: () => resetCode(queries, classId) });
  if (!data) return null;
  const over = !!data.code_expires_at && new Date(data.code_expires_at).getTime() <= Date.now();
  const state = data.locked ? t('teach.lockedLead') : over ? t('teach.codeOver') : t('teach.openLead');
  const busy = change.isPending || reset.isPending;
  return (
    <section className="card grid gap-4" aria-labelledby="code">
      <h2 id="code" className="text-3xl">
        {t('teach.joinTitle')}
      </h2>
      <div className="flex flex-wrap gap-6 items-center">
        <div className="grid gap-2 min-w-0 grow">
          <p className="sign text-6xl sm:text-8xl break-words" translate="no">
            {spoken(data.code)}
          </p>
          <p className="break-all text-lg">{joinLink(data.code)}</p>
          <p role="status">{state}</p>
          {data.code_expires_at && !over && (
            <p className="text-soft">{t('teach.codeEnds', { at: stamp(data.code_expires_at) })}</p>
          )}
        </div>
        <Suspense fallback={<div className="size-60" />}>
          <QrCode text={joinLink(data.code)} label={t('teach.qr')} />
        </Suspense>
      </div>
      <div className="flex flex-wrap gap-2 no-print">
        <button type="button" className="btn" disabled={busy} onClick={() => change.mutate({ locked: !data.locked })}>
          {t(data.locked ? 'teach.unlock' : 'teach.lock')}
        </button>
        <button type="button" className="btn" disabled={busy} onClick={() => reset.mutate()}>
          {t('teach.reset')}
        </button>
      </div>
      <div className="no-print max-w-sm">
        <Field
          type="datetime-local"
          label={t('teach.expires')}
          help={t('teach.expiresHelp')}
          key={data.code_expires_at ?? ''}
          defaultValue={localTime(data.code_expires_at)}
          onBlur={(e) => {
            const typed = e.target.value;
            if (typed !== localTime(data.code_expires_at))
              change.mutate({ code_expires_at: typed ? new Date(typed).toISOString() : null });
          }}
        />
      </div>
      {(change.error || reset.error) && <ErrorNote error={change.error ?? reset.error} />}
    </section>
  );
}

/** The end of a class, asked for twice. */
export function RemoveClass({ classId }: { classId: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({ mutationFn: () => removeClass(queries, classId), onSuccess: () => navigate({ to: '/teach' }) });
  return (
    <div className="no-print">
      <button type="button" className="btn btn-danger" onClick={() => setAsking(true)}>
        {t('teach.remove')}
      </button>
      {asking && (
        <Dialog title={t('teach.remove')} onClose={() => setAsking(false)}>
          <p className="mb-4">{t('teach.removeLead')}</p>
          {remove.error && <ErrorNote error={remove.error} />}
          <button type="button" className="btn btn-danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
            {t('teach.removeSure')}
          </button>
        </Dialog>
      )}
    </div>
  );
}
