import { useState } from 'react';
import type { Evaluation, PlayedAnswer, SessionDetail } from '@/api/types';
import { Prose } from '@/components/Prose';
import { isEstimate } from '@/lib/dots';
import { dayHours } from '@/lib/hours';
import { useTranslation } from '@/lib/i18n';
import { markQuotes } from '@/lib/quotes';
import { MAX_LEVEL, MAX_SCORE } from '@/lib/score';
import { OverrideDialog } from './OverrideDialog';

/** What a pupil answered, scene by scene: the words, the quotes that count as proof, the grade, and the ones before it. */
export function PupilAnswers({ classId, day }: { classId: string; day: SessionDetail }) {
  const { t } = useTranslation();
  const hours = dayHours(day.scenarios, day.rounds);
  const [grading, setGrading] = useState<PlayedAnswer>();
  return (
    <section className="grid gap-4" aria-labelledby="answers">
      <h2 id="answers" className="text-3xl">
        {t('teach.answers')}
      </h2>
      <ol className="grid gap-4">
        {day.scenarios.map((scene) => {
          const answer = day.answers.find((a) => a.scenario_id === scene.scenario_id);
          const picked = answer?.option == null ? undefined : scene.options[answer.option];
          return (
            <li key={scene.scenario_id} className="card grid gap-3" lang={day.language}>
              <h3 className="text-2xl">
                <span className="sign text-work">{hours(scene.round)}</span> {scene.title}
              </h3>
              <details className="fold">
                <summary className="min-h-11">{t('teach.situation')}</summary>
                <p className="prose text-base" dir="auto">
                  {scene.scenario}
                </p>
              </details>
              <blockquote className="border-s-4 border-work ps-3" dir="auto">
                {picked ?? <Words text={answer?.user_answer ?? t('teach.noAnswer')} evaluation={answer?.evaluation} />}
              </blockquote>
              {answer?.evaluation && <Graded evaluation={answer.evaluation} estimate={isEstimate(answer)} />}
              {answer?.evaluation && (
                <button
                  type="button"
                  className="btn justify-self-start no-print"
                  aria-label={t('teach.overrideOf', { scene: scene.title ?? hours(scene.round) })}
                  onClick={() => setGrading(answer)}
                >
                  {t('teach.override')}
                </button>
              )}
            </li>
          );
        })}
      </ol>
      {grading && <OverrideDialog classId={classId} answer={grading} onClose={() => setGrading(undefined)} />}
    </section>
  );
}

function Words({ text, evaluation }: { text: string; evaluation: Evaluation | null | undefined }) {
  const segments = markQuotes(text, evaluation?.criteria.map((c) => c.quote) ?? []);
  return segments.map((s, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text that doesn't change
    s.quoted === undefined ? <span key={i}>{s.text}</span> : <mark key={i}>{s.text}</mark>,
  );
}

function Graded({ evaluation, estimate }: { evaluation: Evaluation; estimate: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="grid gap-2">
      <p className="sign text-3xl">
        {estimate && '~'}
        {evaluation.score}/{MAX_SCORE}
        {evaluation.provenance.source === 'human' && <span className="text-xl"> · {t('teach.yours')}</span>}
      </p>
      {estimate && <p className="text-soft">{t('teach.isEstimate')}</p>}
      <Prose className="text-base">{evaluation.feedback}</Prose>
      <ul className="grid gap-1">
        {evaluation.criteria.map((c) => (
          <li key={c.text}>
            <span className="sign text-lg">
              {c.level}/{MAX_LEVEL}
            </span>{' '}
            {c.text} {c.quote && <mark>“{c.quote}”</mark>}
          </li>
        ))}
      </ul>
      {evaluation.earlier?.map((grade, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was said once doesn't change
        <p key={i} className="text-soft border-s-4 border-line ps-3">
          {t('teach.before', { score: grade.score })} {grade.feedback} {grade.reason && `(${grade.reason})`}
        </p>
      ))}
    </div>
  );
}
