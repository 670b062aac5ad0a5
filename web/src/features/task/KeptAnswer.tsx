import '@/locales/play';
import { useQueryClient } from '@tanstack/react-query';
import { flushOutbox, type Kept, useOutbox } from '@/api/outbox';
import { ErrorNote } from '@/components/ErrorNote';
import { PageTitle } from '@/components/PageTitle';
import { useDelayed } from '@/lib/hooks';
import { useTranslation } from '@/lib/i18n';

/** The answer is on its way, or waits on this device until the server can be reached. */
export function KeptAnswer({ kept, options }: { kept: Kept; options: string[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const error = useOutbox((s) => s.errors[kept.key]);
  const said = kept.option === undefined ? kept.user_answer : options[kept.option];
  // a pick is answered at once: no flash of another page in between
  const late = useDelayed(true);
  if (kept.state === 'sending' && !error && !late) return <div className="min-h-96" />;
  return (
    <section className="grid gap-5 max-w-[65ch]" aria-labelledby="kept">
      <PageTitle>
        <span id="kept">{error ? t('wait.keptTitle') : t('wait.sending')}</span>
      </PageTitle>
      <blockquote className="prose border-s-4 border-work ps-4" dir="auto">
        {said}
      </blockquote>
      {error !== undefined && <ErrorNote error={error} onRetry={() => void flushOutbox(queries)} kept={t('wait.kept')} />}
    </section>
  );
}
