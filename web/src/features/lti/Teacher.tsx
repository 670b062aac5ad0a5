import '@/locales/lti';
import { Link } from '@tanstack/react-router';
import { PageTitle } from '@/components/PageTitle';
import { useTranslation } from '@/lib/i18n';

/** Who teaches the course: what it is here, and the way to the class. */
export function Teacher({ classId }: { classId: string }) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t('lti.teacher')}</PageTitle>
      <p className="text-xl max-w-2xl">{t('lti.teacherLead')}</p>
      <Link to="/teach/$classId" params={{ classId }} className="btn btn-main justify-self-start">
        {t('lti.toClass')}
      </Link>
    </>
  );
}
