import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { packQuery } from '@/api/packs';
import { PageError } from '@/components/PageError';
import { PageTitle } from '@/components/PageTitle';
import { Skeleton } from '@/components/Skeleton';
import { useTranslation } from '@/lib/i18n';
import { PackContents } from './PackContents';
import { useDesk } from './useDesk';

/** A pack that is played, scene by scene. */
export function PackPage({ name }: { name: string }) {
  const { t } = useTranslation();
  const { days, paused } = useDesk();
  const pack = useQuery(packQuery(name));
  if (pack.error) return <PageError error={pack.error} onRetry={() => pack.refetch()} />;
  if (!pack.data) return <Skeleton />;
  return (
    <>
      <div className="grid gap-2">
        <PageTitle>{pack.data.title}</PageTitle>
        <Link
          to="/operate/packs"
          search={{ days, paused: paused || undefined }}
          className="link inline-flex items-center min-h-11 justify-self-start"
        >
          {t('operate.packs')}
        </Link>
      </div>
      <PackContents pack={pack.data} />
    </>
  );
}
