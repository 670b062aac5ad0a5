import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ratesQuery, reportsQuery } from '@/api/desk';
import { metaQuery } from '@/api/meta';
import { queueQuery, readyQuery, usageQuery } from '@/api/operate';
import { Widget } from '@/components/Crash';
import { ErrorNote } from '@/components/ErrorNote';
import { PageTitle } from '@/components/PageTitle';
import { Skeleton } from '@/components/Skeleton';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { CapBar } from './CapBar';
import { cachedShare, failedShare, faultsOf, firstDay, spentIn, total } from './model';
import { share, times, type What } from './rates';
import { useAge, useDesk } from './useDesk';

const MONTH_LENGTH = '2026-01'.length;
const PERCENT = 100;
// not there yet, or not to be had: no figure is better than a wrong one
const UNKNOWN = '–';
const tile = 'card grid gap-1 content-start no-underline hover:border-ink';

/** How it stands, at one glance; every tile leads to what it was made from. */
export function Overview() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t('operate.overview')}</PageTitle>
      <Widget>
        <Money />
      </Widget>
      <Widget>
        <Sources />
      </Widget>
      <Widget>
        <Work />
      </Widget>
      <Widget>
        <Health />
      </Widget>
    </>
  );
}

function Figure({ name, value, note, alarm }: { name: string; value: string; note?: React.ReactNode; alarm?: boolean }) {
  return (
    <>
      <span className="eyebrow">{name}</span>
      <span className={`sign text-4xl ${alarm ? 'text-poor' : ''}`}>{value}</span>
      {note && <span className="text-soft text-sm">{note}</span>}
    </>
  );
}

function Money() {
  const { t } = useTranslation();
  const { money } = useFormat();
  const { days, paused, from } = useDesk();
  const usage = useQuery(usageQuery(from, paused));
  if (usage.error) return <ErrorNote error={usage.error} onRetry={() => usage.refetch()} />;
  if (!usage.data) return <Skeleton lines={3} />;
  const { items, caps } = usage.data;
  const today = firstDay(1);
  const search = { days, paused: paused || undefined };
  const spentTile = (period: string, name: string, range: number) => {
    const cap = caps.find((c) => c.scope === 'all' && c.period === period);
    const spent = cap ? cap.spent_usd : spentIn(items, period, from);
    return (
      <Link to="/operate/usage" search={{ ...search, days: range, by: 'day' }} className={tile}>
        <Figure
          name={name}
          value={spent === undefined ? UNKNOWN : money(spent)}
          note={cap ? t('operate.ofCap', { limit: money(cap.limit_usd) }) : t('operate.noCap')}
        />
        {cap && <CapBar cap={cap} label={name} />}
      </Link>
    );
  };
  const failed = failedShare(items);
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      {spentTile(today, t('operate.spentToday'), 1)}
      {spentTile(today.slice(0, MONTH_LENGTH), t('operate.spentMonth'), 30)}
      <Link to="/operate/usage" search={{ ...search, by: 'model' }} className={tile}>
        <Figure
          name={t('operate.calls')}
          value={String(total(items).calls)}
          note={t('operate.callsIn', { range: t('operate.days', { count: days }) })}
        />
      </Link>
      <Link to="/operate/usage" search={{ ...search, by: 'outcome' }} className={tile}>
        <Figure
          name={t('operate.fallback')}
          value={`${Math.round(failed * PERCENT)} %`}
          note={t('operate.callsIn', { range: t('operate.days', { count: days }) })}
        />
      </Link>
      {usage.data.switched_off.length > 0 && (
        <Link
          to="/operate/usage"
          search={{ ...search, by: 'model' }}
          className="card border-s-8 border-s-sun sm:col-span-2 lg:col-span-4 hover:border-ink"
        >
          <strong>{t('operate.switchedOff')}:</strong> {usage.data.switched_off.join(', ')}
        </Link>
      )}
    </div>
  );
}

/** Where scenes and grades come from: each figure leads to its days. */
function Sources() {
  const { t } = useTranslation();
  const { days, paused, from } = useDesk();
  const rates = useQuery(ratesQuery(from, paused));
  const usage = useQuery(usageQuery(from, paused));
  if (rates.error) return <ErrorNote error={rates.error} onRetry={() => rates.refetch()} />;
  if (!rates.data) return <Skeleton lines={2} />;
  const search = { days, paused: paused || undefined };
  const of = (what: What) => rates.data.items.filter((rate) => rate.what === what);
  const tiles: [What, string, string[]][] = [
    ['scene', 'poolRate', ['hit', 'joined']],
    ['scene', 'sceneFallback', ['fallback']],
    ['grade', 'cacheRate', ['hit']],
    ['grade', 'gradeFallback', ['fallback']],
  ];
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-5">
      {tiles.map(([what, name, results]) => (
        <Link
          key={name}
          to="/operate/rates"
          search={{ ...search, what, result: results.length === 1 ? results[0] : undefined }}
          className={tile}
        >
          <Figure
            name={t(`operate.${name}`)}
            value={`${Math.round(share(of(what), ...results) * PERCENT)} %`}
            note={t(`operate.of.${what}`, { count: times(of(what)) })}
          />
        </Link>
      ))}
      <Link to="/operate/usage" search={{ ...search, by: 'model' }} className={tile}>
        <Figure
          name={t('operate.tokenCache')}
          value={usage.data ? `${Math.round(cachedShare(usage.data.items) * PERCENT)} %` : UNKNOWN}
          note={t('operate.tokenCacheNote')}
        />
      </Link>
    </div>
  );
}

function Work() {
  const { t } = useTranslation();
  const age = useAge();
  const { days, paused } = useDesk();
  const queue = useQuery(queueQuery(paused));
  if (queue.error) return <ErrorNote error={queue.error} onRetry={() => queue.refetch()} />;
  if (!queue.data) return <Skeleton lines={2} />;
  const { queued, running, dead, oldest_seconds } = queue.data;
  const to = (state: 'queued' | 'running' | 'dead') => ({ days, paused: paused || undefined, state });
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <Link to="/operate/queue" search={to('queued')} className={tile}>
        <Figure
          name={t('operate.waiting')}
          value={String(queued)}
          note={oldest_seconds == null ? t('operate.noneWaiting') : t('operate.oldest', { age: age(oldest_seconds) })}
        />
      </Link>
      <Link to="/operate/queue" search={to('running')} className={tile}>
        <Figure name={t('operate.state.running')} value={String(running)} />
      </Link>
      <Link to="/operate/queue" search={to('dead')} className={tile}>
        <Figure
          name={t('operate.dead')}
          value={String(dead)}
          note={t(dead ? 'operate.deadLead' : 'operate.deadNone')}
          alarm={dead > 0}
        />
      </Link>
      <Reported />
    </div>
  );
}

function Reported() {
  const { t } = useTranslation();
  const { days, paused, from } = useDesk();
  const list = useInfiniteQuery(reportsQuery('open', from, paused)).data;
  const open = list?.pages.flatMap((page) => page.items).length ?? 0;
  return (
    <Link to="/operate/reports" search={{ days, paused: paused || undefined, state: 'open' }} className={tile}>
      <Figure
        name={t('operate.reports')}
        value={list ? `${open}${list.pages.at(-1)?.next_cursor ? '+' : ''}` : UNKNOWN}
        note={list && t(open ? 'operate.deadLead' : 'operate.deadNone')}
      />
    </Link>
  );
}

function Health() {
  const { t } = useTranslation();
  const { days, paused } = useDesk();
  const { data, error } = useQuery(readyQuery(paused));
  const meta = useQuery(metaQuery()).data;
  const faults = data ? faultsOf(data) : [];
  const bad = !!error || faults.length > 0;
  return (
    <Link to="/operate/health" search={{ days, paused: paused || undefined }} className={tile}>
      <Figure
        name={t('operate.health')}
        value={data || error ? t(bad ? 'operate.unhealthy' : 'operate.healthy') : UNKNOWN}
        note={[
          ...faults.map((name) => t(`operate.check.${name}`)),
          meta && t('operate.version', { version: meta.version }),
          meta && t('operate.coach', { coach: meta.coach }),
        ]
          .filter(Boolean)
          .join(' · ')}
        alarm={bad}
      />
    </Link>
  );
}
