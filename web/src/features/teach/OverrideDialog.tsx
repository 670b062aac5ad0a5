import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { overrideGrade } from '@/api/classes';
import type { PlayedAnswer } from '@/api/types';
import { Dialog } from '@/components/Dialog';
import { ErrorNote } from '@/components/ErrorNote';
import { useTranslation } from '@/lib/i18n';
import { MAX_SCORE } from '@/lib/score';
import { ANSWER_MAX, codePoints } from '@/lib/text';

const SCORES = Array.from({ length: MAX_SCORE + 1 }, (_, i) => i);
const REASON_MIN = 3;

/** A teacher's own grade with its reason, which the pupil reads. */
export function OverrideDialog({ classId, answer, onClose }: { classId: string; answer: PlayedAnswer; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [score, setScore] = useState(answer.evaluation?.score ?? 0);
  const [reason, setReason] = useState('');
  const id = useId();
  const length = codePoints(reason.trim());
  const fits = length >= REASON_MIN && length <= ANSWER_MAX;
  const send = useMutation({
    mutationFn: () => overrideGrade(queries, classId, answer.answer_id, { score, reason: reason.trim() }),
    onSuccess: onClose,
  });
  return (
    <Dialog title={t('teach.override')} onClose={onClose}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (fits) send.mutate();
        }}
      >
        <p>{t('teach.overrideLead')}</p>
        <label className="grid gap-1 font-semibold">
          {t('teach.score')}
          <select
            className="field font-normal w-auto justify-self-start"
            value={score}
            onChange={(e) => setScore(Number(e.target.value))}
          >
            {SCORES.map((n) => (
              <option key={n} value={n}>
                {n}
              </option>
            ))}
          </select>
        </label>
        <label htmlFor={id} className="font-semibold">
          {t('app.reason')}
        </label>
        <textarea id={id} className="field min-h-28" value={reason} onChange={(e) => setReason(e.target.value)} />
        <p className={length > ANSWER_MAX ? 'text-poor font-semibold' : 'text-soft text-sm'}>
          {t('app.characters', { count: length, max: ANSWER_MAX })}
        </p>
        {send.error && <ErrorNote error={send.error} />}
        <button type="submit" className="btn btn-main justify-self-start" disabled={!fits || send.isPending}>
          {t('teach.save')}
        </button>
      </form>
    </Dialog>
  );
}
