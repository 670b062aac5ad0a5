import { useTranslation } from '@/lib/i18n';
import { ErrorNote } from './ErrorNote';
import { PageTitle } from './PageTitle';

/** The page's own content could not be had. */
export function PageError(props: React.ComponentProps<typeof ErrorNote>) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t('errors.title')}</PageTitle>
      <ErrorNote {...props} />
    </>
  );
}
