import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery, shareDay, unshareDay } from '@/api/sessions';
import type { SessionDetail } from '@/api/types';
import { ErrorNote } from '@/components/ErrorNote';
import { Icon } from '@/components/Icon';
import { useTranslation } from '@/lib/i18n';

/** A link that shows the report to anybody who has it, without a name, until it is taken back. */
export function ShareBox({ day }: { day: SessionDetail }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [copied, setCopied] = useState(false);
  const key = sessionQuery(day.id).queryKey;
  const put = (share: SessionDetail['share']) => queries.setQueryData<SessionDetail>(key, (old) => old && { ...old, share });
  const share = useMutation({ mutationFn: () => shareDay(day.id), onSuccess: put });
  const revoke = useMutation({ mutationFn: () => unshareDay(day.id), onSuccess: () => put(null) });
  const link = day.share && new URL(`/shared/${day.share.token}`, window.location.origin).href;
  const copy = async () => {
    // no clipboard on plain http: the field is there to copy from by hand
    setCopied(
      (await navigator.clipboard?.writeText(link ?? '').then(
        () => true,
        () => false,
      )) ?? false,
    );
  };
  return (
    <section className="card grid gap-3" aria-labelledby="share">
      <h2 id="share" className="text-3xl">
        {t('report.share')}
      </h2>
      <p>{link ? t('report.shared') : t('report.shareLead')}</p>
      {link ? (
        <>
          <input className="field" readOnly value={link} aria-label={t('report.link')} onFocus={(e) => e.target.select()} />
          <div className="flex flex-wrap gap-2">
            <button type="button" className="btn" onClick={copy}>
              {copied ? t('report.copied') : t('report.copy')}
            </button>
            <button type="button" className="btn btn-danger" onClick={() => revoke.mutate()} disabled={revoke.isPending}>
              {t('report.revoke')}
            </button>
          </div>
        </>
      ) : (
        <button type="button" className="btn justify-self-start" onClick={() => share.mutate()} disabled={share.isPending}>
          <Icon name="share" />
          {t('report.makeLink')}
        </button>
      )}
      {(share.error || revoke.error) && <ErrorNote error={share.error ?? revoke.error} />}
    </section>
  );
}
