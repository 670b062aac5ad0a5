import { createFileRoute } from '@tanstack/react-router';
import { Page } from '@/components/Page';
import { PageTitle } from '@/components/PageTitle';
import { DailyView } from '@/features/daily/DailyView';
import { useTranslation } from '@/lib/i18n';

export const Route = createFileRoute('/daily')({ component: DailyPage });

function DailyPage() {
  const { t } = useTranslation();
  return (
    <Page>
      <PageTitle>{t('daily.title')}</PageTitle>
      <p className="prose">{t('daily.lead')}</p>
      <DailyView />
    </Page>
  );
}
