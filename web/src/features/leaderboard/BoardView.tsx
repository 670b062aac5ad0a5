import '@/locales/pages';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { boardQuery, type Period } from '@/api/leaderboard';
import type { BoardEntry } from '@/api/types';
import { useKnown } from '@/api/users';
import { ErrorNote } from '@/components/ErrorNote';
import { Skeleton } from '@/components/Skeleton';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { Membership } from './Membership';

const PERIODS: Period[] = ['week', 'all'];

/** Who asked to be seen, by points. Whoever did not ask is not here, and misses nothing. */
export function BoardView({ period }: { period: Period }) {
  const { t } = useTranslation();
  const known = useKnown();
  const list = useInfiniteQuery({ ...boardQuery(period), enabled: known });
  const first = list.data?.pages[0];
  const items = (list.data?.pages ?? []).flatMap((page) => page.items);
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] items-start">
      <section className="card grid gap-4" aria-labelledby="board">
        <h2 id="board" className="text-3xl">
          {t('board.standing')}
        </h2>
        <nav aria-label={t('board.period')} className="flex flex-wrap gap-2">
          {PERIODS.map((p) => (
            <Link
              key={p}
              to="/leaderboard"
              search={{ period: p }}
              className={`btn ${p === period ? 'border-ink border-2' : ''}`}
              aria-current={p === period ? 'page' : undefined}
            >
              {t(`board.${p}`)}
            </Link>
          ))}
        </nav>
        {known && list.isPending && <Skeleton lines={4} />}
        {list.error && <ErrorNote error={list.error} onRetry={() => list.refetch()} />}
        {(first || !known) && items.length === 0 && <p>{t('board.empty')}</p>}
        {items.length > 0 && <Table items={items} own={first?.own?.id} />}
        {list.hasNextPage && (
          <button
            type="button"
            className="btn justify-self-center"
            onClick={() => list.fetchNextPage()}
            disabled={list.isFetchingNextPage}
          >
            {t('board.more')}
          </button>
        )}
        {first?.own && !items.some((e) => e.id === first.own?.id) && (
          <p>{t('board.own', { rank: first.own.rank, points: first.own.points })}</p>
        )}
      </section>
      <Membership nickname={first?.nickname ?? undefined} loading={known && list.isPending} />
    </div>
  );
}

function Table({ items, own }: { items: BoardEntry[]; own: string | undefined }) {
  const { t } = useTranslation();
  const { mean } = useFormat();
  return (
    <table className="wide-table">
      <thead>
        <tr>
          <th scope="col" className="ps-2">
            {t('board.rank')}
          </th>
          <th scope="col">{t('board.name')}</th>
          <th scope="col">{t('board.points')}</th>
          <th scope="col" className="max-sm:hidden">
            {t('board.scenes')}
          </th>
          <th scope="col">{t('board.mean')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((e) => (
          <tr key={e.id} className={e.id === own ? 'bg-sunk font-semibold' : ''} aria-current={e.id === own || undefined}>
            <td className="sign text-xl ps-2">{e.rank}</td>
            <th scope="row" className="wrap-anywhere">
              <bdi>{e.nickname}</bdi>
              {e.id === own && <span className="text-soft font-normal"> {t('board.you')}</span>}
            </th>
            <td className="sign text-xl">{e.points}</td>
            <td className="max-sm:hidden">{e.scenes}</td>
            <td>{mean(e.mean)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
