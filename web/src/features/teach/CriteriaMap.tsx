import { useQuery } from '@tanstack/react-query';
import { criteriaQuery } from '@/api/classes';
import { ErrorNote } from '@/components/ErrorNote';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { shadeOf, shareShade } from './model';

const LEVELS = [0, 1, 2, 3] as const;

/** One assignment criterion by criterion, the weakest first: how many answers reached which level. */
export function CriteriaMap({ classId, of }: { classId: string; of: string }) {
  const { t } = useTranslation();
  const { mean } = useFormat();
  const found = useQuery(criteriaQuery(classId, of));
  const items = found.data?.items ?? [];
  if (found.error) return <ErrorNote error={found.error} onRetry={() => found.refetch()} />;
  if (items.length === 0) return null;
  return (
    <div className="grid gap-2 min-w-0">
      <h2 id="criteria-map" className="text-3xl">
        {t('teach.criteria')}
      </h2>
      <p className="text-soft">{t('teach.criteriaLead')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section className="overflow-x-auto card p-0" tabIndex={0} aria-labelledby="criteria-map">
        <table className="w-full border-collapse">
          <thead>
            <tr className="border-b border-line">
              <th scope="col" className="p-3 text-start">
                {t('teach.criterion')}
              </th>
              {LEVELS.map((level) => (
                <th key={level} scope="col" className="p-3">
                  {t('teach.level', { level })}
                </th>
              ))}
              <th scope="col" className="p-3">
                {t('teach.estimated')}
              </th>
              <th scope="col" className="p-3">
                {t('teach.mean')}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((row) => {
              const all = row.levels.reduce((sum, n) => sum + n, 0);
              return (
                <tr key={`${row.scene}${row.competency}${row.text}`} className="border-b border-line last:border-0">
                  <th scope="row" className="p-3 text-start font-normal min-w-60">
                    <span className="eyebrow block">
                      {t(`competency.${row.competency}`)}
                      {row.scene && ` · ${row.scene}`}
                    </span>
                    {row.text}
                  </th>
                  {LEVELS.map((level) => (
                    <td key={level} className={`p-3 text-center sign text-xl ${shareShade(row.levels[level] ?? 0, all)}`}>
                      {row.levels[level] ?? 0}
                    </td>
                  ))}
                  <td className="p-3 text-center">{row.estimates}</td>
                  <td className={`p-3 text-center sign text-xl ${shadeOf(row.mean)}`}>
                    {row.mean == null ? '–' : mean(row.mean)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}
