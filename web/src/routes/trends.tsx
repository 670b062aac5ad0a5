import { createFileRoute } from '@tanstack/react-router';
import { COMPETENCIES } from '@/api/types';
import { Page } from '@/components/Page';
import { PageTitle } from '@/components/PageTitle';
import { type TrendFilter, TrendsView } from '@/features/trends/TrendsView';
import { useTranslation } from '@/lib/i18n';
import { asText, oneOf } from '@/lib/search';

const search = (raw: Record<string, unknown>): TrendFilter => ({
  career: asText(raw.career),
  competency: oneOf(raw.competency, ...COMPETENCIES),
});

export const Route = createFileRoute('/trends')({ validateSearch: search, component: Trends });

function Trends() {
  const { t } = useTranslation();
  const filter = Route.useSearch();
  return (
    <Page>
      <PageTitle>{t('trends.title')}</PageTitle>
      <p className="prose">{t('trends.lead')}</p>
      <TrendsView filter={filter} />
    </Page>
  );
}
