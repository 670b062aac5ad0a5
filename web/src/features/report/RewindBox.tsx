import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { nextScene } from '@/api/scenes';
import { rewind } from '@/api/sessions';
import type { SessionDetail } from '@/api/types';
import { ErrorNote } from '@/components/ErrorNote';
import { Icon } from '@/components/Icon';
import { isEstimate } from '@/lib/dots';
import { dayHours } from '@/lib/hours';
import { useTranslation } from '@/lib/i18n';
import { REWIND_PRICE } from '@/lib/score';

/** Back to any hour, in a new day that shares the past. The first grade stays where it is. */
export function RewindBox({ day }: { day: SessionDetail }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [round, setRound] = useState(1);
  const hours = dayHours(day.scenarios, day.rounds);
  const answered = [...day.answers].filter((a) => a.evaluation).sort((a, b) => a.round - b.round);
  const go = useMutation({
    mutationFn: async () => {
      const fork = await rewind(queries, day.id, round);
      await nextScene(queries, fork.id);
      return fork;
    },
    onSuccess: (fork) => navigate({ to: '/play/$sessionId', params: { sessionId: fork.id } }),
  });
  if (answered.length === 0) return null;
  return (
    <section className="card grid gap-3 md:col-span-2" aria-labelledby="rewind">
      <h2 id="rewind" className="text-3xl">
        {t('report.rewind')}
      </h2>
      <p>{t('report.rewindLead', { count: REWIND_PRICE })}</p>
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">{t('report.rewindTo')}</legend>
        {answered.map((a) => (
          <label
            key={a.round}
            className="btn has-checked:bg-work has-checked:text-onwork has-focus-visible:outline-3 outline-work outline-offset-2"
          >
            <input
              type="radio"
              name="rewind"
              className="sr-only"
              checked={round === a.round}
              onChange={() => setRound(a.round)}
            />
            <span className="sign text-xl">{hours(a.round)}</span>
            <span className="sr-only">{t('day.scene', { round: a.round, rounds: day.rounds })},</span>
            <span className="text-sm">
              {t('evaluation.outOf', { score: `${isEstimate(a) ? '~' : ''}${a.evaluation?.score}` })}
            </span>
          </label>
        ))}
      </fieldset>
      <button type="button" className="btn justify-self-start" onClick={() => go.mutate()} disabled={go.isPending}>
        <Icon name="back" />
        {t('report.rewindGo', { hour: hours(round), count: REWIND_PRICE })}
      </button>
      {go.error && <ErrorNote error={go.error} onRetry={() => go.mutate()} />}
    </section>
  );
}
