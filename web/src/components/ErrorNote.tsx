import { useId } from 'react';
import { ApiError, NetworkError } from '@/api/errors';
import { useCountdown } from '@/lib/hooks';
import { useTranslation } from '@/lib/i18n';
import { capitalise } from '@/lib/text';

const KNOWN = [
  'malformed',
  'validation_failed',
  'too_large',
  'unauthorized',
  'forbidden',
  'not_found',
  'already_answered',
  'session_finished',
  'username_taken',
  'rate_limited',
  'unavailable',
  'internal',
];

// asking again can't change a refusal
const FINAL = [403, 404, 409, 413, 422];

/** What happened, in the language of the page; the server's own sentence where it knows more. */
export function useErrorText() {
  const { t } = useTranslation();
  return (error: unknown): string => {
    if (error instanceof NetworkError) return t('errors.network');
    if (!(error instanceof ApiError)) return t('errors.page');
    const fields = error.problem?.errors?.map((e) => capitalise(e.message)).join('. ');
    if (error.code === 'validation_failed' && fields) return fields;
    return KNOWN.includes(error.code) ? t(`errors.${error.code}`) : error.message;
  };
}

type Props = { error: unknown; onRetry?: (() => void) | undefined; kept?: string | undefined; children?: React.ReactNode };

/** What happened, what was kept, what one can do now, and the id to give to a person who helps. */
export function ErrorNote({ error, onRetry, kept, children }: Props) {
  const { t } = useTranslation();
  const text = useErrorText()(error);
  const id = useId();
  const again = error instanceof ApiError && FINAL.includes(error.status) ? undefined : onRetry;
  const wait = error instanceof ApiError && error.status === 429 ? (error.retryAfter ?? 5) : 0;
  const left = useCountdown(wait, error);
  return (
    <div role="alert" className="card border-s-8 border-s-poor grid gap-3" aria-labelledby={id}>
      <p id={id} className="font-semibold">
        {text}
      </p>
      {kept && <p>{kept}</p>}
      {left > 0 && <p>{t('errors.countdown', { count: left })}</p>}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {again && (
          <button type="button" className="btn" onClick={again} disabled={left > 0}>
            {t('app.retry')}
          </button>
        )}
        {children}
      </div>
      {error instanceof ApiError && error.requestId && (
        <p className="text-sm text-soft">
          {t('errors.request')} <code className="break-all">{error.requestId}</code>
        </p>
      )}
    </div>
  );
}
