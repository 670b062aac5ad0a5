import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { classQuery } from '@/api/classes';
import { PageError } from '@/components/PageError';
import { PageTitle } from '@/components/PageTitle';
import { Skeleton } from '@/components/Skeleton';
import { useTranslation } from '@/lib/i18n';

const PARTS = [
  ['/teach/$classId', 'seats'],
  ['/teach/$classId/assignments', 'tasks'],
  ['/teach/$classId/live', 'live'],
  ['/teach/$classId/results', 'results'],
] as const;

/** A class and its parts. */
export function ClassFrame({ classId, children }: { classId: string; children: React.ReactNode }) {
  const { t } = useTranslation();
  const found = useQuery(classQuery(classId));
  // a pupil's day has a title of its own
  const inDay = !!useParams({ strict: false }).sessionId;
  if (found.error) return <PageError error={found.error} onRetry={() => found.refetch()} />;
  if (!found.data) return <Skeleton />;
  return (
    <>
      <div className="grid gap-3 no-print">
        <p>
          <Link to="/teach" className="link">
            {t('teach.title')}
          </Link>
          {inDay && ` › ${found.data.name}`}
        </p>
        {!inDay && <PageTitle className="break-words">{found.data.name}</PageTitle>}
        <nav aria-label={t('teach.parts')} className="flex flex-wrap gap-1 border-b border-line pb-3">
          {PARTS.map(([to, name]) => (
            <Link
              key={to}
              to={to}
              params={{ classId }}
              activeOptions={{ exact: to === '/teach/$classId', includeSearch: false }}
              className="inline-flex items-center min-h-11 px-3 rounded-lg font-semibold aria-[current=page]:bg-work aria-[current=page]:text-onwork hover:underline"
            >
              {t(`teach.part.${name}`)}
            </Link>
          ))}
        </nav>
      </div>
      {children}
    </>
  );
}
