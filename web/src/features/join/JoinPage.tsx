import '@/locales/teach';
import { Link, useNavigate } from '@tanstack/react-router';
import { Page } from '@/components/Page';
import { PageTitle } from '@/components/PageTitle';
import { useTranslation } from '@/lib/i18n';
import { JoinForm } from './JoinForm';
import { MyClasses } from './MyClasses';

/** The way into a class, and what is to be played in those that one sits in. */
export function JoinPage({ code }: { code: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page>
      <PageTitle>{t('join.title')}</PageTitle>
      {code && <JoinForm code={code} onDone={() => void navigate({ to: '/join' })} />}
      <MyClasses />
      {!code && <JoinForm code="" onDone={() => undefined} />}
      <p className="text-soft">
        {t('join.teach')}{' '}
        <Link to="/teach" className="link">
          {t('join.toTeach')}
        </Link>
      </p>
    </Page>
  );
}
