import { useQueries } from '@tanstack/react-query';
import { createFileRoute, Link } from '@tanstack/react-router';
import { sessionQuery } from '@/api/sessions';
import { ErrorNote } from '@/components/ErrorNote';
import { Page } from '@/components/Page';
import { PageTitle } from '@/components/PageTitle';
import { Skeleton } from '@/components/Skeleton';
import { CompareView } from '@/features/compare/CompareView';
import { useTranslation } from '@/lib/i18n';
import { asText } from '@/lib/search';

const search = (raw: Record<string, unknown>) => ({ a: asText(raw.a) ?? '', b: asText(raw.b) ?? '' });

export const Route = createFileRoute('/compare')({ validateSearch: search, component: Compare });

function Compare() {
  const { t } = useTranslation();
  const { a, b } = Route.useSearch();
  const chosen = !!a && !!b;
  const [first, second] = useQueries({ queries: [a, b].map((id) => ({ ...sessionQuery(id), enabled: chosen })) });
  const error = first?.error ?? second?.error;
  return (
    <Page>
      <PageTitle>{t('compare.title')}</PageTitle>
      {!chosen ? (
        <div className="card grid gap-3 justify-items-start">
          <p>{t('compare.choose')}</p>
          <Link to="/history" className="btn btn-main">
            {t('compare.toHistory')}
          </Link>
        </div>
      ) : first?.data && second?.data ? (
        <CompareView a={first.data} b={second.data} />
      ) : error ? (
        <ErrorNote error={error} onRetry={() => void Promise.all([first?.refetch(), second?.refetch()])} />
      ) : (
        <Skeleton />
      )}
    </Page>
  );
}
