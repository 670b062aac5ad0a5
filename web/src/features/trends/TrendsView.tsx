import '@/locales/play';
import '@/locales/pages';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { trendsQuery } from '@/api/trends';
import { COMPETENCIES } from '@/api/types';
import { useKnown } from '@/api/users';
import { TrendChart } from '@/components/charts';
import { ErrorNote } from '@/components/ErrorNote';
import { Skeleton } from '@/components/Skeleton';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { capitalise } from '@/lib/text';
import { ChooseCareers } from './ChooseCareers';
import { type Point, seriesOf } from './model';

export type TrendFilter = { career?: string | undefined; competency?: string | undefined };

/** How days went one after the other, of one career or all, in one competency or all. What is shown is in the address. */
export function TrendsView({ filter }: { filter: TrendFilter }) {
  const { t } = useTranslation();
  const known = useKnown();
  const trends = useQuery({ ...trendsQuery(filter.career), enabled: known });
  if (known && trends.isPending) return <Skeleton />;
  if (trends.error) return <ErrorNote error={trends.error} onRetry={() => trends.refetch()} />;
  const careers = trends.data?.careers ?? [];
  const points = seriesOf(trends.data?.days ?? [], filter.competency);
  const what = filter.competency ? t(`competency.${filter.competency}`) : t('trends.score');
  return (
    <div className="grid gap-6">
      <Filters filter={filter} careers={careers.map((c) => c.career_title)} />
      {points.length === 0 ? (
        <div className="card grid gap-3 justify-items-start">
          <p className="text-lg">{t('trends.empty')}</p>
          <Link to="/" className="btn btn-main">
            {t('history.first')}
          </Link>
        </div>
      ) : (
        <section className="card grid gap-4" aria-labelledby="trend">
          <h2 id="trend" className="text-3xl">
            {capitalise(what)}
          </h2>
          {points.length === 1 ? <p>{t('trends.one')}</p> : <TrendChart title={t('trends.chart', { what })} points={points} />}
          {filter.competency && <p className="text-soft text-sm">{t('trends.noCompetency')}</p>}
          <Table points={points} estimates={!filter.competency} what={what} />
        </section>
      )}
      {careers.length > 1 && <ChooseCareers careers={careers.map((c) => c.career_title)} />}
    </div>
  );
}

function Filters({ filter, careers }: { filter: TrendFilter; careers: string[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/trends' });
  const change = (part: TrendFilter) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
  // an address may name a career that was never tried
  const known = filter.career && !careers.includes(filter.career) ? [filter.career, ...careers] : careers;
  return (
    <search className="flex flex-wrap gap-4 items-end">
      <label className="grid gap-1 font-semibold grow basis-60 min-w-0">
        {t('trends.career')}
        <select
          className="field font-normal"
          value={filter.career ?? ''}
          onChange={(e) => change({ career: e.target.value || undefined })}
        >
          <option value="">{capitalise(t('trends.every'))}</option>
          {known.map((title) => (
            <option key={title} value={title}>
              {capitalise(title)}
            </option>
          ))}
        </select>
      </label>
      <label className="grid gap-1 font-semibold grow basis-60 min-w-0">
        {t('trends.what')}
        <select
          className="field font-normal"
          value={filter.competency ?? ''}
          onChange={(e) => change({ competency: e.target.value || undefined })}
        >
          <option value="">{capitalise(t('trends.score'))}</option>
          {COMPETENCIES.map((c) => (
            <option key={c} value={c}>
              {t(`competency.${c}`)}
            </option>
          ))}
        </select>
      </label>
    </search>
  );
}

function Table({ points, estimates, what }: { points: Point[]; estimates: boolean; what: string }) {
  const { t } = useTranslation();
  const { day, mean } = useFormat();
  const cell = (value: number | undefined) => (value === undefined ? t('report.noValue') : mean(value));
  return (
    <details className="fold" open={points.length < 8}>
      <summary className="min-h-11 text-sm font-semibold">{t('report.asTable')}</summary>
      <table className="wide-table">
        <caption className="sr-only">{t('trends.chart', { what })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('trends.day')}</th>
            <th scope="col">{t('report.score')}</th>
            {estimates && <th scope="col">{t('trends.estimate')}</th>}
          </tr>
        </thead>
        <tbody>
          {[...points].reverse().map((p) => (
            <tr key={p.id}>
              <th scope="row" className="font-normal">
                <Link to="/report/$sessionId" params={{ sessionId: p.id }} className="link inline-block py-2">
                  {capitalise(p.title)}
                </Link>
                <span className="block text-soft text-sm">{day(p.at)}</span>
              </th>
              <td className="sign text-xl">{cell(p.exact)}</td>
              {estimates && <td>{cell(p.estimate)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
