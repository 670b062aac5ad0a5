import '@/locales/pages';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery, sessionOver, useKnown } from '@/api/users';
import { Coins } from '@/components/Coins';
import { ErrorNote } from '@/components/ErrorNote';
import { Skeleton } from '@/components/Skeleton';
import { useTranslation } from '@/lib/i18n';
import { Credentials } from './Credentials';
import { MyData } from './MyData';
import { Settings } from './Settings';

/** Who one is here, how the page behaves, and what becomes of one's data. */
export function AccountView() {
  const { t } = useTranslation();
  const known = useKnown();
  const me = useQuery({ ...meQuery(), enabled: known });
  if (known && me.isPending) return <Skeleton />;
  const lost = me.isError && !sessionOver(me.error);
  const user = known ? me.data : undefined;
  return (
    <div className="grid gap-6 md:grid-cols-2 items-start">
      <div className="grid gap-6">
        {lost && <ErrorNote error={me.error} onRetry={() => me.refetch()} />}
        {user && (
          <section className="card flex flex-wrap items-center justify-between gap-3" aria-labelledby="who">
            <div>
              <h2 id="who" className="text-3xl">
                {user.guest ? t('account.guest') : user.username}
              </h2>
              <p className="text-soft">{user.guest ? t('account.guestLead') : t('account.memberLead')}</p>
            </div>
            <Coins balance={user.balance} />
          </section>
        )}
        {user?.role === 'operator' && (
          <section className="card grid gap-3 justify-items-start">
            <p>{t('account.operator')}</p>
            <Link to="/operate" className="btn">
              {t('account.operate')}
            </Link>
          </section>
        )}
        {user && !user.guest && (
          <section className="card grid gap-3 justify-items-start">
            <p>{t('account.teacher')}</p>
            <Link to="/teach" className="btn">
              {t('account.teach')}
            </Link>
          </section>
        )}
        {(!user || user.guest) && !lost && <Credentials guest={!!user} />}
        {user && <MyData user={user} />}
      </div>
      <Settings />
    </div>
  );
}
