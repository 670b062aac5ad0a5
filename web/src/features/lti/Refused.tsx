import '@/locales/lti';
import { PageTitle } from '@/components/PageTitle';
import { useTranslation } from '@/lib/i18n';

const KNOWN = ['again', 'setup', 'class', 'later'];

/** A launch that came to nothing: what the person can do, and the number that an administrator finds in the log. */
export function Refused({ problem, requestId }: { problem: string; requestId?: string | undefined }) {
  const { t } = useTranslation();
  const word = KNOWN.includes(problem) ? problem : 'again';
  return (
    <>
      <PageTitle>{t('lti.refused')}</PageTitle>
      <p role="alert" className="card border-s-8 border-s-poor text-xl">
        {t(`lti.problem.${word}`)}
      </p>
      {requestId && (
        <p className="text-sm text-soft">
          {t('errors.request')} <code className="break-all">{requestId}</code>
        </p>
      )}
    </>
  );
}
