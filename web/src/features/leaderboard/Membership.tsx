import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '@/api/errors';
import { boardKey, joinBoard, leaveBoard } from '@/api/leaderboard';
import { ErrorNote } from '@/components/ErrorNote';
import { Field } from '@/components/Field';
import { useTranslation } from '@/lib/i18n';

/** To be seen, under which name, and to be gone again. */
export function Membership({ nickname, loading }: { nickname: string | undefined; loading: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<string>();
  const again = () => queries.invalidateQueries({ queryKey: boardKey });
  const join = useMutation({
    mutationFn: (name: string) => joinBoard(name),
    onSuccess: () => {
      setTyped(undefined);
      return again();
    },
  });
  const leave = useMutation({ mutationFn: leaveBoard, onSuccess: again });
  const complaint = join.error instanceof ApiError ? join.error.field('nickname') : undefined;
  return (
    <section className="card grid gap-3" aria-labelledby="membership">
      <h2 id="membership" className="text-3xl">
        {nickname ? t('board.on', { name: nickname }) : t('board.join')}
      </h2>
      <p>{nickname ? t('board.onLead') : t('board.joinLead')}</p>
      <form
        className="grid gap-3 justify-items-start"
        onSubmit={(event) => {
          event.preventDefault();
          join.mutate(typed ?? '');
        }}
      >
        <div className="w-full">
          <Field
            label={t('board.nickname')}
            help={t('board.rule')}
            error={complaint}
            value={typed ?? ''}
            onChange={(e) => setTyped(e.target.value)}
            autoComplete="nickname"
            maxLength={40}
            disabled={loading}
          />
        </div>
        <button type="submit" className="btn" disabled={!typed || join.isPending}>
          {nickname ? t('board.rename') : t('board.show')}
        </button>
      </form>
      {nickname && (
        <button
          type="button"
          className="btn btn-danger justify-self-start"
          onClick={() => leave.mutate()}
          disabled={leave.isPending}
        >
          {t('board.leave')}
        </button>
      )}
      {join.error && !complaint && <ErrorNote error={join.error} />}
      {leave.error && <ErrorNote error={leave.error} onRetry={() => leave.mutate()} />}
      <p className="text-soft text-sm">{t('board.counts')}</p>
    </section>
  );
}
