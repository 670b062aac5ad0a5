import { createFileRoute } from '@tanstack/react-router';
import { Page } from '@/components/Page';
import { PageTitle } from '@/components/PageTitle';
import type { HistoryFilter } from '@/features/history/Filters';
import { HistoryView } from '@/features/history/HistoryView';
import { useTranslation } from '@/lib/i18n';
import { asFlag, asText, oneOf } from '@/lib/search';

const search = (raw: Record<string, unknown>): HistoryFilter => ({
  career: asText(raw.career),
  status: oneOf(raw.status, 'active', 'finished'),
  exact: asFlag(raw.exact),
});

export const Route = createFileRoute('/history')({ validateSearch: search, component: History });

function History() {
  const { t } = useTranslation();
  const filter = Route.useSearch();
  return (
    <Page>
      <PageTitle>{t('history.title')}</PageTitle>
      <HistoryView filter={filter} />
    </Page>
  );
}
