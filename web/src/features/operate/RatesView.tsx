import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ratesQuery } from '@/api/desk';
import { ErrorNote } from '@/components/ErrorNote';
import { Icon } from '@/components/Icon';
import { PageTitle } from '@/components/PageTitle';
import { Skeleton } from '@/components/Skeleton';
import { useTranslation } from '@/lib/i18n';
import { type RateFilter, RESULTS, ratesByDay, share, times, WHATS } from './rates';
import { useDesk } from './useDesk';

const PERCENT = 100;

/** Where scenes and grades came from, day by day. */
export function RatesView({ filter }: { filter: RateFilter }) {
  const { t } = useTranslation();
  const { days, paused, from } = useDesk();
  const rates = useQuery(ratesQuery(from, paused));
  const what = filter.what ?? 'scene';
  const desk = { days, paused: paused || undefined };
  const items = (rates.data?.items ?? []).filter((rate) => rate.what === what);
  const shown = RESULTS[what].filter((result) => !filter.result || result === filter.result);
  return (
    <>
      <div className="grid gap-2">
        <PageTitle>{t('operate.rates')}</PageTitle>
        <p className="text-soft max-w-prose">{t('operate.ratesLead')}</p>
      </div>
      <nav aria-label={t('operate.rates')} className="flex flex-wrap gap-2">
        {WHATS.map((w) => (
          <Link
            key={w}
            to="/operate/rates"
            search={{ ...desk, what: w }}
            className={`btn ${w === what ? 'bg-work text-onwork' : ''}`}
            aria-current={w === what}
          >
            {t(`operate.what.${w}`)}
          </Link>
        ))}
        {filter.result && (
          <Link to="/operate/rates" search={{ ...desk, what }} className="btn">
            {t('operate.only', { what: t('operate.from'), value: t(`operate.result.${filter.result}`) })}
            <Icon name="cross" />
            <span className="sr-only">{t('operate.lift')}</span>
          </Link>
        )}
      </nav>
      {rates.error && <ErrorNote error={rates.error} onRetry={() => rates.refetch()} />}
      {rates.isPending && <Skeleton lines={3} />}
      {rates.data && items.length === 0 && <p className="card">{t('operate.ratesEmpty')}</p>}
      {items.length > 0 && (
        <table className="wide-table stack-table">
          <thead>
            <tr>
              <th scope="col">{t('operate.group.day')}</th>
              {shown.map((result) => (
                <th key={result} scope="col">
                  {t(`operate.result.${result}`)}
                </th>
              ))}
              <th scope="col">{t('operate.total')}</th>
            </tr>
          </thead>
          <tbody>
            {ratesByDay(items).map(([day, rows]) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                {shown.map((result) => (
                  <td key={result} data-name={t(`operate.result.${result}`)}>
                    {times(rows, result)}{' '}
                    <span className="text-soft text-sm">({Math.round(share(rows, result) * PERCENT)} %)</span>
                  </td>
                ))}
                <td data-name={t('operate.total')}>{times(rows)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
