import { useQuery } from '@tanstack/react-query';
import { createFileRoute, Link } from '@tanstack/react-router';
import { queryClient } from '@/api/query-client';
import { sessionQuery } from '@/api/sessions';
import { Page } from '@/components/Page';
import { PageError } from '@/components/PageError';
import { Skeleton } from '@/components/Skeleton';
import { ofDay } from '@/features/report/model';
import { ReportTools } from '@/features/report/ReportTools';
import { ReportView } from '@/features/report/ReportView';
import EarlierScenes from '@/features/session/EarlierScenes';
import { useTranslation } from '@/lib/i18n';

export const Route = createFileRoute('/report/$sessionId')({
  // on its way before the page's own code is there
  loader: ({ params }) => void queryClient.prefetchQuery(sessionQuery(params.sessionId)),
  component: ReportPage,
});

// A grade may have been corrected since the day was played, so it is asked for again, unless the loader has just done that.
const JUST_NOW_MS = 2_000;
const staleTime = ({ state }: { state: { dataUpdateCount: number } }) => (state.dataUpdateCount > 1 ? 0 : JUST_NOW_MS);

function ReportPage() {
  const { sessionId } = Route.useParams();
  const { t } = useTranslation();
  const { data: day, error, refetch } = useQuery({ ...sessionQuery(sessionId), staleTime });
  return (
    <Page>
      {day ? (
        <ReportView day={ofDay(day)}>
          {day.status === 'active' && (
            <Link to="/play/$sessionId" params={{ sessionId }} className="btn btn-main justify-self-start no-print">
              {t('landing.goOn')}
            </Link>
          )}
          <EarlierScenes day={day} />
          <ReportTools day={day} />
        </ReportView>
      ) : error ? (
        <PageError error={error} onRetry={() => refetch()} />
      ) : (
        <Skeleton />
      )}
    </Page>
  );
}
