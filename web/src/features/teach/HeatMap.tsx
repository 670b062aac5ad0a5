import type { Pupil } from '@/api/classes';
import { COMPETENCIES } from '@/api/types';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { shadeOf } from './model';

/** Pupils by abilities, as number and shade; the class's own mean of means below. Estimates are in none of it. */
export function HeatMap({ pupils }: { pupils: Pupil[] }) {
  const { t } = useTranslation();
  const { mean } = useFormat();
  const of = (pupil: Pupil, competency: string) => pupil.competencies.find((c) => c.competency === competency)?.mean;
  const whole = (competency: string) => {
    const known = pupils.map((p) => of(p, competency)).filter((m) => m != null);
    return known.length > 0 ? known.reduce((sum, m) => sum + m, 0) / known.length : undefined;
  };
  const cell = (competency: string, value: number | null | undefined) => (
    <td key={competency} className={`p-3 text-center sign text-xl ${shadeOf(value)}`}>
      {value == null ? '–' : mean(value)}
    </td>
  );
  return (
    <div className="grid gap-2 min-w-0">
      <h2 id="heat" className="text-3xl">
        {t('teach.heat')}
      </h2>
      <p className="text-soft">{t('teach.heatLead')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section className="overflow-x-auto card p-0" tabIndex={0} aria-labelledby="heat">
        <table className="w-full border-collapse">
          <thead>
            <tr className="border-b border-line">
              <th scope="col" className="p-3 text-start">
                {t('teach.pupil')}
              </th>
              {COMPETENCIES.map((c) => (
                <th key={c} scope="col" className="p-3">
                  {t(`competency.${c}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pupils.map((p) => (
              <tr key={p.seat_id} className="border-b border-line">
                <th
                  scope="row"
                  className="p-3 text-start font-semibold sticky start-0 bg-card break-words max-w-32 sm:max-w-none"
                >
                  {p.nickname}
                </th>
                {COMPETENCIES.map((c) => cell(c, of(p, c)))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className="p-3 text-start sticky start-0 bg-card">
                {t('teach.whole')}
              </th>
              {COMPETENCIES.map((c) => cell(c, whole(c)))}
            </tr>
          </tfoot>
        </table>
      </section>
    </div>
  );
}
