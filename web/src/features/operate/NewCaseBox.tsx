import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { keepCase, type NewCase, type PromptCase, sharedAnswersQuery } from '@/api/cases';
import { ErrorNote } from '@/components/ErrorNote';
import { Field } from '@/components/Field';
import { useTranslation } from '@/lib/i18n';

type Props = { name: string; cases: PromptCase[] };

/** A case of one's own words, or of an answer whose player agreed. */
export function NewCaseBox({ name, cases }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const keep = useMutation({ mutationFn: (body: NewCase) => keepCase(queries, name, body) });
  return (
    <details className="fold card">
      <summary className="min-h-11 font-semibold">{t('operate.newCase')}</summary>
      <div className="grid gap-6 pb-2 lg:grid-cols-2 items-start">
        <OwnCase key={keep.data?.key} scenes={name !== 'scene'} cases={cases} onKeep={keep.mutate} busy={keep.isPending} />
        {name !== 'scene' && <SharedAnswers onKeep={keep.mutate} busy={keep.isPending} />}
      </div>
      {keep.isSuccess && (
        <p role="status" className="text-good font-semibold">
          {t('operate.caseKept')}
        </p>
      )}
      {keep.error && <ErrorNote error={keep.error} />}
    </details>
  );
}

type FormProps = { onKeep: (body: NewCase) => void; busy: boolean };

function OwnCase({ scenes, cases, onKeep, busy }: FormProps & { scenes: boolean; cases: PromptCase[] }) {
  const { t } = useTranslation();
  const id = useId();
  const [title, setTitle] = useState('');
  const [career, setCareer] = useState('');
  const [answer, setAnswer] = useState('');
  const [key, setKey] = useState(cases[0]?.key ?? '');
  const chosen = cases.find((c) => c.key === key);
  const fits = title.trim().length >= 3 && (scenes ? answer.trim() && chosen : career.trim().length >= 3);
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const head = { name: title.trim(), difficulty: chosen?.difficulty ?? 'normal' };
        if (!scenes) return onKeep({ ...head, difficulty: 'normal', career_title: career.trim() });
        onKeep({ ...head, career_title: chosen?.career ?? '', scene_of: key, answer: answer.trim() });
      }}
    >
      <Field
        label={t('operate.caseName')}
        value={title}
        maxLength={80}
        onChange={(e) => setTitle(e.target.value)}
        autoComplete="off"
      />
      {scenes ? (
        <>
          <label htmlFor={`${id}-scene`} className="font-semibold">
            {t('operate.sceneOf')}
          </label>
          <select id={`${id}-scene`} className="field" value={key} onChange={(e) => setKey(e.target.value)}>
            {cases.map((c) => (
              <option key={c.key} value={c.key}>
                {c.name} ({c.career})
              </option>
            ))}
          </select>
          <label htmlFor={`${id}-answer`} className="font-semibold">
            {t('operate.answer')}
          </label>
          <textarea
            id={`${id}-answer`}
            className="field min-h-28"
            value={answer}
            maxLength={500}
            dir="auto"
            onChange={(e) => setAnswer(e.target.value)}
          />
        </>
      ) : (
        <Field
          label={t('operate.career')}
          value={career}
          maxLength={100}
          onChange={(e) => setCareer(e.target.value)}
          autoComplete="off"
        />
      )}
      <button type="submit" className="btn justify-self-start" disabled={!fits || busy}>
        {t('operate.keepCase')}
      </button>
    </form>
  );
}

function SharedAnswers({ onKeep, busy }: FormProps) {
  const { t } = useTranslation();
  const shared = useQuery(sharedAnswersQuery());
  return (
    <section className="grid gap-2">
      <h3 className="text-xl">{t('operate.shared')}</h3>
      <p className="text-soft text-sm">{t('operate.sharedLead')}</p>
      {shared.error && <ErrorNote error={shared.error} onRetry={() => shared.refetch()} />}
      {shared.data?.items.length === 0 && <p>{t('operate.sharedEmpty')}</p>}
      <ul className="grid gap-2">
        {shared.data?.items.map((one) => (
          <li key={one.answer_id} className="grid gap-1 border-s-4 border-work ps-3">
            <span dir="auto">{one.answer}</span>
            <span className="flex flex-wrap items-center gap-3 text-sm text-soft">
              {one.career_title} · {one.score}/10
              <button type="button" className="btn text-sm" onClick={() => onKeep({ answer_id: one.answer_id })} disabled={busy}>
                {t('operate.keepCase')}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
