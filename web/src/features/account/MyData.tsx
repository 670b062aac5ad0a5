import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { User } from '@/api/types';
import { eraseMe, exportMe, logOut, share, sharingQuery } from '@/api/users';
import { Dialog } from '@/components/Dialog';
import { ErrorNote } from '@/components/ErrorNote';
import { Icon } from '@/components/Icon';
import { download } from '@/lib/download';
import { useTranslation } from '@/lib/i18n';

/** Everything that is stored about the player: to take along, or to be gone. */
export function MyData({ user }: { user: User }) {
  const { t, language } = useTranslation();
  const [asking, setAsking] = useState<'erase' | 'leave'>();
  const save = useMutation({
    mutationFn: (format: 'text' | 'json') => exportMe(format, language),
    onSuccess: (file, format) => download(`careersim-my-data.${format === 'text' ? 'txt' : 'json'}`, file.type, file),
  });
  const leave = useMutation({ mutationFn: logOut, onSuccess: () => setAsking(undefined) });
  const erase = useMutation({ mutationFn: eraseMe, onSuccess: () => setAsking(undefined) });
  const close = () => setAsking(undefined);
  return (
    <section className="card grid gap-4" aria-labelledby="data">
      <h2 id="data" className="text-3xl">
        {t('account.data')}
      </h2>
      <div className="flex flex-wrap gap-2">
        <button type="button" className="btn" onClick={() => save.mutate('json')} disabled={save.isPending}>
          <Icon name="down" />
          {t('account.export')}
        </button>
        <button type="button" className="btn" onClick={() => save.mutate('text')} disabled={save.isPending}>
          <Icon name="down" />
          {t('account.exportText')}
        </button>
        <button type="button" className="btn" onClick={() => (user.guest ? setAsking('leave') : leave.mutate())}>
          {t('account.logOut')}
        </button>
        <button type="button" className="btn btn-danger" onClick={() => setAsking('erase')}>
          {t('account.erase')}
        </button>
      </div>
      <ShareAnswers />
      {(save.error || leave.error) && <ErrorNote error={save.error ?? leave.error} />}
      {asking === 'leave' && (
        <Dialog title={t('account.logOut')} onClose={close}>
          <p className="mb-4">{t('account.leaveGuest')}</p>
          <button type="button" className="btn btn-danger" onClick={() => leave.mutate()} disabled={leave.isPending}>
            {t('account.leaveAnyway')}
          </button>
        </Dialog>
      )}
      {asking === 'erase' && (
        <Dialog title={t('account.erase')} onClose={close}>
          <p className="mb-4">{t('account.eraseLead')}</p>
          {erase.error && <ErrorNote error={erase.error} />}
          <button type="button" className="btn btn-danger" onClick={() => erase.mutate()} disabled={erase.isPending}>
            {t('account.eraseSure')}
          </button>
        </Dialog>
      )}
    </section>
  );
}

/** Off unless the player turns it on; turned off again, every copy is gone. */
function ShareAnswers() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const sharing = useQuery(sharingQuery());
  // in the event itself: the mutation tells of itself a moment later, and meanwhile the tick would jump back
  const [wanted, setWanted] = useState<boolean>();
  const change = useMutation({
    mutationFn: (yes: boolean) => share(queries, yes),
    onSettled: () => setWanted(undefined),
  });
  const choose = (yes: boolean) => {
    setWanted(yes);
    change.mutate(yes);
  };
  if (!sharing.data) return null;
  return (
    <>
      <label className="flex items-start gap-3 min-h-11">
        <input
          type="checkbox"
          className="size-6 accent-work shrink-0"
          checked={wanted ?? sharing.data.shares_answers}
          disabled={change.isPending}
          onChange={(e) => choose(e.target.checked)}
        />
        <span>
          {t('account.share')} <span className="block text-sm text-soft">{t('account.shareLead')}</span>
        </span>
      </label>
      {change.error && <ErrorNote error={change.error} />}
    </>
  );
}
