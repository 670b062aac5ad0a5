import '@/locales/play';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { submitAnswer, useOutbox } from '@/api/outbox';
import { reportScene } from '@/api/scenes';
import type { Scene } from '@/api/types';
import { Widget } from '@/components/Crash';
import { Icon } from '@/components/Icon';
import { PageTitle } from '@/components/PageTitle';
import { Prose } from '@/components/Prose';
import { ProvenanceBadge } from '@/components/ProvenanceBadge';
import { useDrafts } from '@/lib/drafts';
import { useTranslation } from '@/lib/i18n';
import { later } from '@/lib/later';
import { AnswerForm } from './AnswerForm';
import { HintPanel } from './HintPanel';

const ReasonDialog = later(() => import('@/components/ReasonDialog'));

/** One scene of the day: to read on the left, to decide on the right. */
export function SceneView({ scene, hour }: { scene: Scene; hour: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [flagging, setFlagging] = useState(false);
  const refused = useOutbox((s) => s.kept.find((k) => k.scenario_id === scene.scenario_id && k.state === 'refused'));
  const error = useOutbox((s) => (refused ? s.errors[refused.key] : undefined));
  const sending = useRef(false);
  const send = useMutation({
    mutationFn: (answer: { option: number } | { user_answer: string }) =>
      submitAnswer(queries, { session_id: scene.session_id, scenario_id: scene.scenario_id, round: scene.round, ...answer }),
    onSuccess: (task) => task && useDrafts.getState().drop(scene.scenario_id),
    onSettled: () => {
      sending.current = false;
    },
  });
  return (
    <article
      className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,65ch)_minmax(22rem,1fr)] items-start"
      aria-labelledby="scene-title"
    >
      <div className="grid gap-4">
        <PageTitle
          className="flex flex-wrap items-center gap-x-4 gap-y-2"
          title={`${hour} · ${scene.career_title}`}
          key={scene.scenario_id}
        >
          <span className="stamp stamp-new text-3xl">{hour}</span>
          <span id="scene-title">{scene.title ?? t('day.scene', { round: scene.round, rounds: scene.rounds })}</span>
        </PageTitle>
        <div lang={scene.language} className="grid gap-4">
          {scene.carry && (
            <p className="prose border-s-4 border-sun ps-4" dir="auto">
              {scene.round > 1 && <span className="sr-only">{t('scene.carry')} </span>}
              {scene.carry}
            </p>
          )}
          <Prose>{scene.scenario}</Prose>
        </div>
        <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
          <ProvenanceBadge provenance={scene.provenance} of="scene" />
          <button type="button" className="btn btn-quiet text-sm" onClick={() => setFlagging(true)}>
            <Icon name="flag" className="size-4" />
            {t('scene.unrealistic')}
          </button>
        </div>
      </div>
      <div className="grid gap-5 lg:sticky lg:top-4">
        <AnswerForm
          key={scene.scenario_id}
          scene={scene}
          error={error ?? send.error}
          onSend={(answer) => {
            // two clicks in one frame are one answer
            if (sending.current) return;
            sending.current = true;
            send.mutate(answer);
          }}
        />
        <HintPanel scene={scene} />
      </div>
      <Widget>
        {flagging && (
          <ReasonDialog
            title={t('scene.unrealistic')}
            lead={t('scene.unrealisticLead')}
            action={t('app.send')}
            done={t('scene.unrealisticDone')}
            onSend={(reason) => reportScene(scene.scenario_id, reason)}
            onClose={() => setFlagging(false)}
          />
        )}
      </Widget>
    </article>
  );
}
