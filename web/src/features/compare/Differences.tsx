import { COMPETENCIES, type Competency, type SessionDetail } from '@/api/types';
import { useFormat } from '@/lib/format';
import { dayHours } from '@/lib/hours';
import { useTranslation } from '@/lib/i18n';

const TEXT_MAX = 160;

/** The words that weighed most for one competency on one day: a verified quote, or else the option that was picked. */
function evidence(day: SessionDetail, competency: Competency): { hour: string; text: string } | undefined {
  const found = day.answers
    .flatMap((a) => (a.evaluation?.criteria ?? []).filter((c) => c.competency === competency).map((c) => ({ a, c })))
    .sort((x, y) => y.c.level - x.c.level)[0];
  if (!found) return undefined;
  const { a, c } = found;
  const scene = day.scenarios.find((s) => s.scenario_id === a.scenario_id);
  const text = c.quote || (a.option == null ? a.user_answer : scene?.options[a.option]) || '';
  return {
    hour: dayHours(day.scenarios, day.rounds)(a.round),
    text: text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text,
  };
}

export function Differences({ a, b }: { a: SessionDetail; b: SessionDetail }) {
  const { t } = useTranslation();
  const { mean, change } = useFormat();
  const of = (day: SessionDetail, c: Competency) => day.report.competencies.find((m) => m.competency === c)?.mean;
  const rows = COMPETENCIES.map((c) => ({ c, a: of(a, c), b: of(b, c) }));
  return (
    <section className="card" aria-labelledby="diff">
      <h2 id="diff" className="text-3xl mb-2">
        {t('compare.differences')}
      </h2>
      <ul className="grid gap-4">
        {rows.map((row) => {
          const both = row.a != null && row.b != null;
          return (
            <li key={row.c} className="border-b border-line pb-3 last:border-0 grid gap-1">
              <p className="flex flex-wrap justify-between gap-x-3">
                <span className="font-semibold">{t(`competency.${row.c}`)}</span>
                <span className="sign text-xl">
                  A {row.a == null ? '–' : mean(row.a)} · B {row.b == null ? '–' : mean(row.b)}
                  {both && <span className="text-work"> ({change(Math.round(((row.b ?? 0) - (row.a ?? 0)) * 10) / 10)})</span>}
                </span>
              </p>
              {(
                [
                  ['A', evidence(a, row.c)],
                  ['B', evidence(b, row.c)],
                ] as const
              ).map(
                ([mark, e]) =>
                  e && (
                    <p key={mark} className="text-sm">
                      <span className="sign text-base">
                        {mark} {e.hour}
                      </span>{' '}
                      <q dir="auto">{e.text}</q>
                    </p>
                  ),
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
