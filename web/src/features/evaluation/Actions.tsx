import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { appealAnswer } from '@/api/answers';
import { reportScene } from '@/api/scenes';
import type { Evaluation, PlayedAnswer } from '@/api/types';
import { Widget } from '@/components/Crash';
import { Icon } from '@/components/Icon';
import { useTranslation } from '@/lib/i18n';
import { later } from '@/lib/later';

const ReasonDialog = later(() => import('@/components/ReasonDialog'));

type Props = { answer: PlayedAnswer; scenarioId: string; evaluation: Evaluation };

/** Doubts: a second judge, or a scene that isn't like the job. */
export function Actions({ answer, scenarioId, evaluation }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [open, setOpen] = useState<'appeal' | 'flag'>();
  // a pick's score was fixed with the scene: there is nothing that a second judge could read differently
  const text = answer.option == null;
  const close = () => {
    setOpen(undefined);
    void queries.invalidateQueries({ queryKey: ['get', '/api/sessions/{id}'] });
  };
  return (
    <div className="flex flex-wrap gap-2">
      {text && (
        <button type="button" className="btn" onClick={() => setOpen('appeal')}>
          <Icon name="scale" />
          {t('evaluation.appeal')}
        </button>
      )}
      <button type="button" className="btn" onClick={() => setOpen('flag')}>
        <Icon name="flag" />
        {t('scene.unrealistic')}
      </button>
      <Widget>
        {open === 'appeal' && (
          <ReasonDialog
            title={t('evaluation.appeal')}
            lead={t('evaluation.appealLead')}
            action={t('evaluation.appealSend')}
            done={t('evaluation.appealDone')}
            onSend={(reason) => appealAnswer(evaluation.answer_id, reason)}
            onClose={close}
          />
        )}
        {open === 'flag' && (
          <ReasonDialog
            title={t('scene.unrealistic')}
            lead={t('scene.unrealisticLead')}
            action={t('app.send')}
            done={t('scene.unrealisticDone')}
            onSend={(reason) => reportScene(scenarioId, reason)}
            onClose={close}
          />
        )}
      </Widget>
    </div>
  );
}
