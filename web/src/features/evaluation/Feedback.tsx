import '@/locales/play';
import { useState } from 'react';
import type { Evaluation, PlayedAnswer, PlayedScene } from '@/api/types';
import { PageTitle } from '@/components/PageTitle';
import { Prose } from '@/components/Prose';
import { ProvenanceBadge } from '@/components/ProvenanceBadge';
import { ScoreStamp } from '@/components/Score';
import { isEstimate } from '@/lib/dots';
import { spoken, useTranslation } from '@/lib/i18n';
import { Actions } from './Actions';
import { BalanceChange } from './BalanceChange';
import { Criteria } from './Criteria';
import { OtherOptions } from './OtherOptions';
import { OwnWords } from './OwnWords';
import { Sources } from './Sources';
import { Verdicts } from './Verdicts';

type Props = {
  scene: PlayedScene;
  answer: PlayedAnswer;
  evaluation: Evaluation;
  language: string;
  sessionId: string;
  children: React.ReactNode;
};

/** The grade with everything that explains it. `children` is the way on. */
export default function Feedback({ scene, answer, evaluation, language, sessionId, children }: Props) {
  const { t } = useTranslation();
  const page = spoken();
  const [active, setActive] = useState<number>();
  const estimate = isEstimate(answer);
  // a model speaks the day's language; the author and the practice coach that of the scene
  const written = scene.language;
  const said = ['library', 'offline'].includes(evaluation.provenance.source) ? written : language;
  return (
    <article
      className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] items-start"
      aria-labelledby="grade"
    >
      <div className="grid gap-6">
        <PageTitle key={evaluation.answer_id} title={t('evaluation.title', { score: evaluation.score })}>
          <span id="grade" className="sr-only">
            {t('evaluation.title', { score: evaluation.score })}
          </span>
          <span aria-hidden="true" className="text-3xl">
            {scene.title ?? t('day.hourly', { round: scene.round })}
          </span>
        </PageTitle>
        <div className="stamp-row flex flex-wrap items-center gap-x-8 gap-y-4">
          <ScoreStamp score={evaluation.score} estimate={estimate} fresh />
          <BalanceChange evaluation={evaluation} />
        </div>
        <div lang={said} className="grid gap-4">
          <Prose>{evaluation.feedback}</Prose>
          {evaluation.consequence && (
            <div className="border-s-4 border-sun ps-4">
              <h2 className="text-xl text-soft" lang={page}>
                {t('evaluation.consequence')}
              </h2>
              <Prose>{evaluation.consequence}</Prose>
            </div>
          )}
        </div>
        <ProvenanceBadge provenance={evaluation.provenance} of="grade" />
        {!!evaluation.earlier?.length && <Verdicts earlier={evaluation.earlier} score={evaluation.score} language={said} />}
        {children}
        <OwnWords scene={scene} answer={answer} evaluation={evaluation} active={active} />
        <section aria-labelledby="strong">
          <h2 id="strong" className="text-3xl mb-2">
            {t('evaluation.strong')}
          </h2>
          <div lang={written}>
            <Prose>{evaluation.strong_answer}</Prose>
          </div>
        </section>
        {evaluation.options && (
          <OtherOptions options={evaluation.options} picked={answer.option ?? undefined} language={written} />
        )}
        <Sources evaluation={evaluation} sessionId={sessionId} />
      </div>
      <div className="grid gap-6 lg:sticky lg:top-4">
        <Criteria
          criteria={evaluation.criteria}
          written={written}
          said={said}
          picked={answer.option != null}
          onActive={setActive}
        />
        {evaluation.suspicious && <p className="card border-s-8 border-s-sun">{t('evaluation.suspicious')}</p>}
        <Actions answer={answer} scenarioId={scene.scenario_id} evaluation={evaluation} />
      </div>
    </article>
  );
}
