import '@/locales/pages';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { dailyQuery } from '@/api/daily';
import { ErrorNote } from '@/components/ErrorNote';
import { Skeleton } from '@/components/Skeleton';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { Go } from './DailyCard';
import { lastDays } from './days';

/** Today's scene, and the days on which one came by. A day that was missed is simply not among them. */
export function DailyView() {
  const { t } = useTranslation();
  const { stamp, weekday } = useFormat();
  const { data, error, refetch } = useQuery(dailyQuery());
  if (error) return <ErrorNote error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeleton />;
  return (
    <div className="grid gap-6 md:grid-cols-2 items-start">
      <section className="card grid gap-3 justify-items-start" aria-labelledby="today">
        <h2 id="today" className="text-4xl">
          {data.career_title}
        </h2>
        {data.title && <p className="stamp text-2xl">{data.title}</p>}
        <p className="prose">{data.summary}</p>
        {data.met_before && <p className="text-soft">{t('daily.metBefore')}</p>}
        <Go daily={data} />
        <p className="text-soft text-sm">{t('daily.next', { time: stamp(data.next_at) })}</p>
      </section>
      <section className="card grid gap-4" aria-labelledby="days">
        <h2 id="days" className="text-3xl">
          {data.days_came_by > 0 ? t('daily.cameBy', { count: data.days_came_by }) : t('daily.none')}
        </h2>
        <ol className="flex justify-between gap-1 max-w-md">
          {lastDays(data.day, data.recent).map(({ day, came }) => (
            <li key={day} className="grid justify-items-center gap-1">
              <span
                aria-hidden="true"
                className={`size-8 rounded-full border-2 ${came ? 'bg-sun border-ink' : 'border-line border-dashed'}`}
              />
              <span className="sign">{weekday(day)}</span>
              {came && <span className="sr-only">{t('daily.came')}</span>}
            </li>
          ))}
        </ol>
        <p>{t('daily.gentle')}</p>
        <Link to="/leaderboard" className="link inline-flex items-center min-h-11 justify-self-start">
          {t('daily.board')}
        </Link>
      </section>
    </div>
  );
}
