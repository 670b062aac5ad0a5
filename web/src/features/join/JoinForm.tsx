import '@/locales/teach';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { joinClass, joinedQuery, recoverSeat } from '@/api/classes';
import { useKnown } from '@/api/users';
import { ErrorNote } from '@/components/ErrorNote';
import { Field } from '@/components/Field';
import { useTranslation } from '@/lib/i18n';
import { fold } from '@/lib/text';

/** A code and a nickname are enough; who has lost a seat comes back with the printed code. */
export function JoinForm({ code: given, onDone }: { code: string; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const known = useKnown();
  const joined = useQuery({ ...joinedQuery(), enabled: known }).data?.items ?? [];
  const [code, setCode] = useState(given);
  const [nickname, setNickname] = useState('');
  const [recovery, setRecovery] = useState('');
  const [lost, setLost] = useState(false);
  const [fresh, setFresh] = useState(false);
  const join = useMutation({
    mutationFn: () =>
      lost ? recoverSeat(queries, fold(code), fold(recovery)) : joinClass(queries, fold(code), fold(nickname), fresh),
    onSuccess: onDone,
  });
  return (
    <form
      className="card grid gap-4 max-w-xl"
      onSubmit={(event) => {
        event.preventDefault();
        if (fold(code)) join.mutate();
      }}
    >
      <Field
        label={t('join.code')}
        help={t('join.codeHelp')}
        value={code}
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        onChange={(e) => setCode(e.target.value)}
      />
      {lost ? (
        <Field
          label={t('join.recovery')}
          help={t('join.recoveryHelp')}
          value={recovery}
          autoComplete="off"
          spellCheck={false}
          onChange={(e) => setRecovery(e.target.value)}
        />
      ) : (
        <Field
          label={t('join.nickname')}
          help={t('join.nicknameHelp')}
          value={nickname}
          autoComplete="off"
          onChange={(e) => setNickname(e.target.value)}
        />
      )}
      {!lost && joined.length > 0 && (
        <label className="flex items-center gap-3 min-h-11">
          <input
            type="checkbox"
            className="size-6 accent-work shrink-0"
            checked={fresh}
            onChange={(e) => setFresh(e.target.checked)}
          />
          {t('join.fresh', { name: joined[0]?.seat.nickname })}
        </label>
      )}
      {join.error && <ErrorNote error={join.error} />}
      <div className="flex flex-wrap gap-2">
        <button type="submit" className="btn btn-main" disabled={!fold(code) || (lost && !fold(recovery)) || join.isPending}>
          {t(lost ? 'join.comeBack' : 'join.join')}
        </button>
        <button type="button" className="btn" onClick={() => setLost(!lost)}>
          {t(lost ? 'join.notLost' : 'join.lost')}
        </button>
      </div>
    </form>
  );
}
