import '@/locales/play';
import '@/locales/teach';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery, sessionOver, useKnown } from '@/api/users';
import { ErrorNote } from '@/components/ErrorNote';
import { Page } from '@/components/Page';
import { PageTitle } from '@/components/PageTitle';
import { Skeleton } from '@/components/Skeleton';
import { useTranslation } from '@/lib/i18n';

/** Who may teach: anybody with an account, and whom a learning platform sends as a teacher. */
export function TeachFrame({ children }: { children: React.ReactNode }) {
  const { t } = useTranslation();
  const known = useKnown();
  const me = useQuery({ ...meQuery(), enabled: known });
  if (known && me.isPending)
    return (
      <Page>
        <Skeleton />
      </Page>
    );
  if (me.error && !sessionOver(me.error))
    return (
      <Page>
        <ErrorNote error={me.error} onRetry={() => me.refetch()} />
      </Page>
    );
  // who comes in from a learning platform teaches without a name
  if (!known || (me.data?.guest !== false && me.data?.role !== 'teacher'))
    return (
      <Page>
        <div className="grid gap-4 justify-items-start max-w-[65ch]">
          <PageTitle>{t('teach.needAccount')}</PageTitle>
          <p className="text-lg">{t('teach.needAccountLead')}</p>
          <Link to="/account" className="btn btn-main">
            {t('teach.toAccount')}
          </Link>
        </div>
      </Page>
    );
  return <Page>{children}</Page>;
}
