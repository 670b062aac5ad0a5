import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { promptsQuery } from '@/api/operate';
import { ErrorNote } from '@/components/ErrorNote';
import { PageTitle } from '@/components/PageTitle';
import { Skeleton } from '@/components/Skeleton';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { useDesk } from './useDesk';

/** What models are told, one tile for each prompt. */
export function PromptList() {
  const { t } = useTranslation();
  const { stamp } = useFormat();
  const { days, paused } = useDesk();
  const prompts = useQuery(promptsQuery());
  return (
    <>
      <div className="grid gap-2">
        <PageTitle>{t('operate.prompts')}</PageTitle>
        <p className="text-soft">{t('operate.promptsLead')}</p>
      </div>
      {prompts.error && <ErrorNote error={prompts.error} onRetry={() => prompts.refetch()} />}
      {prompts.isPending && <Skeleton lines={3} />}
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {prompts.data?.items.map((p) => (
          <li key={p.name}>
            <Link
              to="/operate/prompts/$name"
              params={{ name: p.name }}
              search={{ days, paused: paused || undefined }}
              className="card h-full grid gap-1 content-start hover:border-ink"
            >
              <span className="sign text-3xl">{p.name}</span>
              <span className="font-semibold">
                {t('operate.versionN', { version: p.version })} <span className="chip">{t('operate.active')}</span>
              </span>
              <span className="text-soft text-sm">{t('operate.by2', { author: p.author, time: stamp(p.created_at) })}</span>
              <span className="text-sm" dir="auto">
                {p.message}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
