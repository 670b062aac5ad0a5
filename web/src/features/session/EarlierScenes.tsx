import '@/locales/play';
import type { SessionDetail } from '@/api/types';
import { isEstimate } from '@/lib/dots';
import { dayHours } from '@/lib/hours';
import { useTranslation } from '@/lib/i18n';
import { capitalise } from '@/lib/text';

type Props = { day: SessionDetail; before?: number };

/** What has happened so far today, folded. */
export default function EarlierScenes({ day, before }: Props) {
  const { t } = useTranslation();
  const hours = dayHours(day.scenarios, day.rounds);
  // while playing the latest comes first; the finished day is read from its morning
  const order = before === undefined ? 1 : -1;
  const earlier = day.scenarios
    .filter((s) => s.round < (before ?? Number.POSITIVE_INFINITY))
    .sort((a, b) => (a.round - b.round) * order);
  if (earlier.length === 0) return null;
  return (
    <section aria-labelledby="earlier" className="no-print">
      <h2 id="earlier" className="text-2xl mb-2">
        {before === undefined ? t('scene.whole') : t('scene.earlier')}
      </h2>
      <ul className="grid gap-2">
        {earlier.map((scene) => {
          const answer = day.answers.find((a) => a.scenario_id === scene.scenario_id);
          const said = answer?.option != null ? scene.options[answer.option] : answer?.user_answer;
          return (
            <li key={scene.scenario_id}>
              <details className="fold card py-1">
                <summary className="min-h-11">
                  <span className="sign text-xl">{hours(scene.round)}</span>
                  <span className="font-semibold">
                    {scene.title ?? capitalise(t('day.scene', { round: scene.round, rounds: day.rounds }))}
                  </span>
                  {answer?.evaluation && (
                    <span className="text-soft whitespace-nowrap">
                      {' '}
                      · {t('evaluation.outOf', { score: `${isEstimate(answer) ? '~' : ''}${answer.evaluation.score}` })}
                    </span>
                  )}
                </summary>
                <div className="grid gap-3 pb-3" lang={scene.language}>
                  <p className="prose text-base" dir="auto">
                    {scene.scenario}
                  </p>
                  {said && (
                    <blockquote className="border-s-4 border-work ps-3" dir="auto">
                      {said}
                    </blockquote>
                  )}
                  {answer?.evaluation?.consequence && <p className="text-soft">{answer.evaluation.consequence}</p>}
                </div>
              </details>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
