import { useQuery } from '@tanstack/react-query';
import { createFileRoute, Link } from '@tanstack/react-router';
import { ApiError } from '@/api/errors';
import { sharedQuery } from '@/api/sessions';
import { Page } from '@/components/Page';
import { PageError } from '@/components/PageError';
import { PageTitle } from '@/components/PageTitle';
import { Skeleton } from '@/components/Skeleton';
import { ofDay } from '@/features/report/model';
import { ReportView } from '@/features/report/ReportView';
import { useTranslation } from '@/lib/i18n';

export const Route = createFileRoute('/shared/$token')({ component: SharedPage });

function SharedPage() {
  const { token } = Route.useParams();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(sharedQuery(token));
  const gone = error instanceof ApiError && error.status === 404;
  const play = (
    <Link to="/" className="btn btn-main justify-self-start no-print">
      {t('shared.play')}
    </Link>
  );
  return (
    <Page>
      {data ? (
        <ReportView day={ofDay(data)}>{play}</ReportView>
      ) : gone ? (
        <>
          <PageTitle>{t('shared.gone')}</PageTitle>
          <p>{t('shared.goneLead')}</p>
          {play}
        </>
      ) : error ? (
        <PageError error={error} onRetry={() => refetch()} />
      ) : (
        <Skeleton />
      )}
    </Page>
  );
}
