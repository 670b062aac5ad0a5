import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import { ApiError } from '@/api/errors';
import { reportClientError } from '@/api/meta';
import { useTranslation } from '@/lib/i18n';
import { ErrorNote } from './ErrorNote';

/** The page broke: say so, keep the way back open, tell the server. */
export function CrashPage({ error, reset }: { error: unknown; reset?: () => void }) {
  const { t } = useTranslation();
  useEffect(() => {
    if (!(error instanceof ApiError)) reportClientError(error);
  }, [error]);
  return (
    <main className="mx-auto max-w-2xl p-4 py-16 grid gap-4">
      <h1 className="text-5xl">{t('crash.title')}</h1>
      <ErrorNote error={error} onRetry={reset} kept={t('crash.kept')}>
        <a className="btn" href="/">
          {t('crash.home')}
        </a>
      </ErrorNote>
    </main>
  );
}

const CODE_MISSING = /import(ed|ing)? .*module|module script/i;

function WidgetFallback({ error, resetErrorBoundary, tried }: FallbackProps & { tried: boolean }) {
  const { t } = useTranslation();
  const missing = error instanceof Error && CODE_MISSING.test(error.message);
  // a page that lacks a piece is no mistake of the program
  useEffect(() => (missing ? undefined : reportClientError(error)), [error, missing]);
  // a browser may remember for as long as the page lives that it could not get a piece: then only a new page helps
  const reload = missing && tried;
  return (
    <div className="card grid gap-2 justify-items-start" role="alert">
      <p>{t(missing ? 'crash.missing' : 'crash.widget')}</p>
      <button type="button" className="btn" onClick={reload ? () => window.location.reload() : resetErrorBoundary}>
        {t(reload ? 'crash.reload' : 'app.retry')}
      </button>
    </div>
  );
}

/** Around a part that the rest of the page can do without. */
export function Widget({ children }: { children: React.ReactNode }) {
  const [tried, setTried] = useState(false);
  return (
    <ErrorBoundary onReset={() => setTried(true)} fallbackRender={(props) => <WidgetFallback {...props} tried={tried} />}>
      {children}
    </ErrorBoundary>
  );
}

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <div className="mx-auto max-w-2xl p-4 py-16 grid gap-4 justify-items-start">
      <h1 className="text-5xl">{t('notFound.title')}</h1>
      <p>{t('notFound.lead')}</p>
      <Link to="/" className="btn btn-main">
        {t('crash.home')}
      </Link>
    </div>
  );
}
