import { useQueries } from '@tanstack/react-query';
import { createFileRoute, Link } from '@tanstack/react-router';
import { sessionQuery } from '@/api/sessions';
import { careerTrendQuery } from '@/api/trends';
import { ErrorNote } from '@/components/ErrorNote';
import { Page } from '@/components/Page';
import { PageTitle } from '@/components/PageTitle';
import { Skeleton } from '@/components/Skeleton';
import { CareersView } from '@/features/compare/CareersView';
import { CompareView } from '@/features/compare/CompareView';
import { useTranslation } from '@/lib/i18n';
import { asText } from '@/lib/search';

type Search = { a?: string | undefined; b?: string | undefined; career?: string | undefined; other?: string | undefined };

/** Two days (`a` and `b`), or two careers (`career` and `other`). */
const search = (raw: Record<string, unknown>): Search => ({
  a: asText(raw.a),
  b: asText(raw.b),
  career: asText(raw.career),
  other: asText(raw.other),
});

export const Route = createFileRoute('/compare')({ validateSearch: search, component: Compare });

function Compare() {
  const { t } = useTranslation();
  const { a, b, career, other } = Route.useSearch();
  const careers = !!career && !!other;
  return (
    <Page>
      <PageTitle>{careers ? t('compare.careers') : t('compare.title')}</PageTitle>
      {careers ? <Careers career={career} other={other} /> : a && b ? <Days a={a} b={b} /> : <Choose />}
    </Page>
  );
}

function Choose() {
  const { t } = useTranslation();
  return (
    <div className="card grid gap-3 justify-items-start">
      <p>{t('compare.choose')}</p>
      <Link to="/history" className="btn btn-main">
        {t('compare.toHistory')}
      </Link>
      <Link to="/trends" className="btn">
        {t('compare.toTrends')}
      </Link>
    </div>
  );
}

function Days({ a, b }: { a: string; b: string }) {
  const [first, second] = useQueries({ queries: [sessionQuery(a), sessionQuery(b)] });
  if (first.data && second.data) return <CompareView a={first.data} b={second.data} />;
  const again = () => void Promise.all([first.refetch(), second.refetch()]);
  return <Pending error={first.error ?? second.error} again={again} />;
}

function Careers({ career, other }: { career: string; other: string }) {
  const [first, second] = useQueries({ queries: [careerTrendQuery(career), careerTrendQuery(other)] });
  if (first.data && second.data) return <CareersView a={first.data} b={second.data} />;
  const again = () => void Promise.all([first.refetch(), second.refetch()]);
  return <Pending error={first.error ?? second.error} again={again} />;
}

const Pending = ({ error, again }: { error: unknown; again: () => void }) =>
  error ? <ErrorNote error={error} onRetry={again} /> : <Skeleton />;
