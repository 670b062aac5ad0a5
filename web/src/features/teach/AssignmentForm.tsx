import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { AssignmentWish } from '@/api/classes';
import { metaQuery } from '@/api/meta';
import { ErrorNote } from '@/components/ErrorNote';
import { Field } from '@/components/Field';
import { sceneLanguage, useTranslation } from '@/lib/i18n';
import { MAX_ROUNDS } from '@/lib/settings';
import { fold } from '@/lib/text';
import { careersOf, localTime } from './model';

const LEVELS = ['easy', 'normal', 'hard'] as const;

type Props = {
  from?: AssignmentWish;
  action: string;
  onSend: (wish: AssignmentWish) => Promise<unknown>;
  onDone: () => void;
};

/** What is to be played: careers, length, difficulty, language, until when. */
export function AssignmentForm({ from, action, onSend, onDone }: Props) {
  const { t } = useTranslation();
  const languages = useQuery(metaQuery()).data?.languages ?? ['en'];
  const [wish, setWish] = useState<AssignmentWish>(from ?? { title: '', rounds: 3, difficulty: 'normal', leaderboard: false });
  const [careers, setCareers] = useState((from?.careers ?? []).join('\n'));
  const [due, setDue] = useState(localTime(from?.due_at));
  const id = useId();
  const change = (part: Partial<AssignmentWish>) => setWish((old) => ({ ...old, ...part }));
  const language = wish.language ?? sceneLanguage(languages);
  const send = useMutation({
    mutationFn: () =>
      onSend({
        ...wish,
        title: fold(wish.title),
        language,
        careers: careersOf(careers),
        due_at: due ? new Date(due).toISOString() : null,
      }),
    onSuccess: onDone,
  });
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (fold(wish.title)) send.mutate();
      }}
    >
      <Field label={t('teach.assignmentTitle')} value={wish.title} onChange={(e) => change({ title: e.target.value })} />
      <div className="grid gap-1">
        <label htmlFor={`${id}-careers`} className="font-semibold">
          {t('teach.careers')}
        </label>
        <textarea
          id={`${id}-careers`}
          className="field min-h-24"
          value={careers}
          onChange={(e) => setCareers(e.target.value)}
          aria-describedby={`${id}-help`}
        />
        <p id={`${id}-help`} className="text-sm text-soft">
          {t('teach.careersHelp')}
        </p>
      </div>
      <div className="flex flex-wrap gap-4">
        <Choice
          label={t('landing.rounds')}
          value={String(wish.rounds ?? 3)}
          options={Array.from({ length: MAX_ROUNDS }, (_, i) => [String(i + 1), t('teach.scenes', { count: i + 1 })])}
          onChange={(n) => change({ rounds: Number(n) })}
        />
        <Choice
          label={t('landing.difficulty')}
          value={wish.difficulty ?? 'normal'}
          options={LEVELS.map((level) => [level, t(`difficulty.${level}`)])}
          onChange={(difficulty) => change({ difficulty })}
        />
        <Choice
          label={t('teach.language')}
          value={language}
          options={[...new Set([...languages, language])].map((l) => [l, l])}
          onChange={(to) => change({ language: to })}
        />
      </div>
      <Field
        type="datetime-local"
        label={t('teach.due')}
        help={t('teach.dueHelp')}
        value={due}
        onChange={(e) => setDue(e.target.value)}
      />
      <label className="flex items-center gap-3 min-h-11">
        <input
          type="checkbox"
          className="size-6 accent-work shrink-0"
          checked={wish.leaderboard ?? false}
          onChange={(e) => change({ leaderboard: e.target.checked })}
        />
        {t('teach.board')}
      </label>
      {send.error && <ErrorNote error={send.error} />}
      <div className="flex flex-wrap gap-2">
        <button type="submit" className="btn btn-main" disabled={!fold(wish.title) || send.isPending}>
          {action}
        </button>
        <button type="button" className="btn" onClick={onDone}>
          {t('teach.cancel')}
        </button>
      </div>
    </form>
  );
}

type ChoiceProps = { label: string; value: string; options: string[][]; onChange: (value: string) => void };

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <label className="grid gap-1 font-semibold">
      {label}
      <select className="field font-normal w-auto" value={value} onChange={(e) => onChange(e.target.value)}>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
