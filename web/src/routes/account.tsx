import { createFileRoute } from '@tanstack/react-router';
import { Page } from '@/components/Page';
import { PageTitle } from '@/components/PageTitle';
import { AccountView } from '@/features/account/AccountView';
import { useTranslation } from '@/lib/i18n';

export const Route = createFileRoute('/account')({ component: Account });

function Account() {
  const { t } = useTranslation();
  return (
    <Page>
      <PageTitle>{t('account.title')}</PageTitle>
      <AccountView />
    </Page>
  );
}
