import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Usage, usageQuery } from '@/api/operate';
import { ErrorNote } from '@/components/ErrorNote';
import { Icon } from '@/components/Icon';
import { PageTitle } from '@/components/PageTitle';
import { Skeleton } from '@/components/Skeleton';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { CapBar } from './CapBar';
import { fits, GROUPS, type Group, grouped, type Sum, total, type UsageFilter } from './model';
import { useDesk } from './useDesk';

/** What models cost, by whatever one asks; a line leads to the list of just that. */
export function UsageView({ filter }: { filter: UsageFilter }) {
  const { t } = useTranslation();
  const { days, paused, from } = useDesk();
  const usage = useQuery(usageQuery(from, paused));
  const by = filter.by ?? 'day';
  const desk = { days, paused: paused || undefined };
  const rows = (usage.data?.items ?? []).filter((row) => fits(row, filter));
  return (
    <>
      <PageTitle>{t('operate.usage')}</PageTitle>
      {usage.error && <ErrorNote error={usage.error} onRetry={() => usage.refetch()} />}
      {usage.data ? <Caps caps={usage.data.caps} /> : !usage.error && <Skeleton lines={3} />}
      <div className="grid gap-2">
        <p className="font-semibold" id="by">
          {t('operate.by')}
        </p>
        <nav aria-labelledby="by" className="flex flex-wrap gap-2">
          {GROUPS.map((g) => (
            <Link
              key={g}
              to="/operate/usage"
              search={{ ...desk, ...filter, by: g }}
              className={`btn ${g === by ? 'bg-work text-onwork' : ''}`}
              aria-current={g === by}
            >
              {t(`operate.group.${g}`)}
            </Link>
          ))}
        </nav>
        <ul className="flex flex-wrap gap-2 empty:hidden">
          {GROUPS.filter((g) => filter[g] !== undefined).map((g) => (
            <li key={g}>
              <Link to="/operate/usage" search={{ ...desk, ...filter, [g]: undefined }} className="btn" title={t('operate.lift')}>
                {t('operate.only', { what: t(`operate.group.${g}`), value: filter[g] })}
                <Icon name="cross" />
                <span className="sr-only">{t('operate.lift')}</span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
      {usage.data && rows.length === 0 && <p className="card">{t('operate.usageEmpty')}</p>}
      {rows.length > 0 && <Table lines={grouped(rows, by)} sum={total(rows)} by={by} filter={{ ...desk, ...filter }} />}
    </>
  );
}

function Caps({ caps }: { caps: Usage['caps'] }) {
  const { t } = useTranslation();
  const { money } = useFormat();
  return (
    <section aria-labelledby="caps" className="grid gap-2">
      <h2 id="caps" className="text-3xl">
        {t('operate.caps')}
      </h2>
      {caps.length === 0 && <p>{t('operate.noCap')}</p>}
      <ul className="grid gap-3 sm:grid-cols-2">
        {caps.map((cap) => {
          const who = cap.scope === 'all' ? t('operate.capAll') : t('operate.capOf', { scope: cap.scope });
          return (
            <li key={cap.scope + cap.period} className="card grid gap-1">
              <span className="eyebrow">
                {who}, {cap.period}
              </span>
              <span>
                <span className="sign text-3xl">{money(cap.spent_usd)}</span>{' '}
                {t('operate.ofCap', { limit: money(cap.limit_usd) })}
              </span>
              <CapBar cap={cap} label={`${who}, ${cap.period}`} />
              {cap.reserved_usd > 0 && (
                <span className="text-soft text-sm">{t('operate.reserved', { amount: money(cap.reserved_usd) })}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type TableProps = { lines: Sum[]; sum: Sum; by: Group; filter: UsageFilter };

function Table({ lines, sum, by, filter }: TableProps) {
  const { t } = useTranslation();
  const { money } = useFormat();
  const next = by === 'day' ? 'model' : 'day';
  const cells = (line: Sum) => (
    <>
      <td data-name={t('operate.calls')}>{line.calls}</td>
      <td data-name={t('operate.cost')}>
        {money(line.cost)}
        {line.unknown > 0 && <span className="block text-sm text-soft">{t('operate.unknown', { count: line.unknown })}</span>}
      </td>
      <td data-name={t('operate.tokensIn')}>{line.tokensIn}</td>
      <td data-name={t('operate.tokensOut')}>{line.tokensOut}</td>
      <td data-name={t('operate.meanMs')}>{t('operate.ms', { ms: line.calls ? Math.round(line.ms / line.calls) : 0 })}</td>
    </>
  );
  return (
    <table className="wide-table stack-table">
      <thead>
        <tr>
          {['group', 'calls', 'cost', 'tokensIn', 'tokensOut', 'meanMs'].map((name) => (
            <th key={name} scope="col">
              {name === 'group' ? t(`operate.group.${by}`) : t(`operate.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key}>
            <th scope="row">
              <Link
                to="/operate/usage"
                search={{ ...filter, [by]: line.key, by: next }}
                className="link inline-flex items-center min-h-11 break-all"
              >
                {line.key || t('operate.none')}
              </Link>
            </th>
            {cells(line)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-semibold">
          <th scope="row">{t('operate.total')}</th>
          {cells(sum)}
        </tr>
      </tfoot>
    </table>
  );
}
