import '@/locales/pages';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { dailyQuery, startDaily } from '@/api/daily';
import { metaQuery } from '@/api/meta';
import type { Daily } from '@/api/types';
import { ErrorNote } from '@/components/ErrorNote';
import { sceneLanguage, useTranslation } from '@/lib/i18n';

/** The scene of the day, the same for everybody. It keeps its place while it loads, and its absence stops nobody. */
export default function DailyCard() {
  const { t } = useTranslation();
  const { data, isError } = useQuery(dailyQuery());
  if (isError) return null;
  return (
    <section className="card border-s-8 border-s-work grid gap-2 min-h-50 sm:min-h-38 content-start" aria-labelledby="daily">
      {data && (
        <>
          <p className="eyebrow">{t('daily.title')}</p>
          <h2 id="daily" className="text-3xl">
            {data.career_title}
            {data.title && <span className="text-soft">: {data.title}</span>}
          </h2>
          <p className="line-clamp-2">{data.summary}</p>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 mt-1">
            <Go daily={data} />
            <Link to="/daily" className="link inline-flex items-center min-h-11">
              {data.days_came_by > 0 ? t('daily.cameBy', { count: data.days_came_by }) : t('daily.what')}
            </Link>
          </div>
        </>
      )}
    </section>
  );
}

/** The way into today's scene, back into it, or to what came of it. */
export function Go({ daily }: { daily: Daily }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const language = sceneLanguage(useQuery(metaQuery()).data?.languages);
  const start = useMutation({
    mutationFn: () => startDaily(queries, language),
    onSuccess: (scene) => navigate({ to: '/play/$sessionId', params: { sessionId: scene.session_id } }),
  });
  if (daily.session_id)
    return (
      <Link
        to={daily.status === 'finished' ? '/report/$sessionId' : '/play/$sessionId'}
        params={{ sessionId: daily.session_id }}
        className="btn"
      >
        {daily.status === 'finished' ? t('daily.report') : t('landing.goOn')}
      </Link>
    );
  return (
    <>
      <button type="button" className="btn" onClick={() => start.mutate()} disabled={start.isPending}>
        {t('daily.play')}
      </button>
      {start.error && <ErrorNote error={start.error} onRetry={() => start.mutate()} />}
    </>
  );
}
