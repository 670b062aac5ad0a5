import '@/locales/pages';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { historyQuery } from '@/api/sessions';
import type { SessionSummary } from '@/api/types';
import { useKnown } from '@/api/users';
import { ErrorNote } from '@/components/ErrorNote';
import { Skeleton } from '@/components/Skeleton';
import { useTranslation } from '@/lib/i18n';
import { DayRow } from './DayRow';
import { Filters, type HistoryFilter } from './Filters';
import { Trend } from './Trend';

const fits = (day: SessionSummary, { status, exact }: HistoryFilter) =>
  (!status || day.status === status) && (!exact || day.exact);

/** All days, newest first. What is shown is in the address, so that it can be kept, sent and gone back to. */
export function HistoryView({ filter }: { filter: HistoryFilter }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string[]>([]);
  const known = useKnown();
  const list = useInfiniteQuery({ ...historyQuery(filter.career), enabled: known });
  if (known && list.isPending) return <Skeleton />;
  if (list.error) return <ErrorNote error={list.error} onRetry={() => list.refetch()} />;
  const all = (list.data?.pages ?? []).flatMap((page) => page.items);
  const days = all.filter((day) => fits(day, filter));
  const filtered = Object.values(filter).some(Boolean);
  const toggle = (id: string) => setChosen((old) => (old.includes(id) ? old.filter((c) => c !== id) : [...old, id].slice(-2)));
  if (all.length === 0 && !filtered)
    return (
      <div className="card grid gap-3 justify-items-start">
        <p className="text-lg">{t('history.empty')}</p>
        <Link to="/" className="btn btn-main">
          {t('history.first')}
        </Link>
      </div>
    );
  const [a, b] = chosen;
  return (
    <div className="grid gap-6">
      <Filters filter={filter} />
      <Trend days={days} />
      <p className="text-soft flex flex-wrap items-center justify-between gap-x-6">
        {t('history.compareLead')}
        <Link to="/trends" className="link inline-flex items-center min-h-11">
          {t('history.trends')}
        </Link>
      </p>
      {days.length === 0 ? <p className="card">{t('history.none')}</p> : null}
      <ul className="grid gap-3">
        {days.map((day) => (
          <DayRow key={day.id} day={day} chosen={chosen.includes(day.id)} onChoose={() => toggle(day.id)} />
        ))}
      </ul>
      {list.hasNextPage && (
        <button
          type="button"
          className="btn justify-self-center"
          onClick={() => list.fetchNextPage()}
          disabled={list.isFetchingNextPage}
        >
          {t('history.more')}
        </button>
      )}
      {chosen.length > 0 && (
        <div className="sticky bottom-3 card shadow-lift flex flex-wrap items-center gap-3 justify-between" role="status">
          <span>{t('history.chosen', { count: chosen.length })}</span>
          <button
            type="button"
            className="btn btn-main"
            disabled={!a || !b}
            onClick={() => a && b && navigate({ to: '/compare', search: { a, b } })}
          >
            {t('history.compare')}
          </button>
        </div>
      )}
    </div>
  );
}
