import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { casesQuery, type PromptCase, removeCase, type SideBySide, tryPrompt } from '@/api/cases';
import type { PromptVersion } from '@/api/operate';
import { ErrorNote } from '@/components/ErrorNote';
import { Skeleton } from '@/components/Skeleton';
import { useTranslation } from '@/lib/i18n';
import { NewCaseBox } from './NewCaseBox';
import { TriedColumn } from './TriedColumn';

type Outcome = SideBySide | 'busy' | Error;

/** A version tried on cases beside the one in force: what it says, gives, costs and takes. Nothing is put in force here. */
export function TryBench({ version, onClose }: { version: PromptVersion; onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const cases = useQuery(casesQuery(version.name));
  const [outcomes, setOutcomes] = useState<Record<string, Outcome>>({});
  const note = (key: string, outcome: Outcome) => setOutcomes((old) => ({ ...old, [key]: outcome }));
  const tryOne = async ({ key }: PromptCase) => {
    note(key, 'busy');
    const done = await tryPrompt(version.name, version.version, key).catch((error: Error) => error);
    note(key, done);
  };
  const tryAll = async () => {
    // one after the other: a preview must not take the players' places at the model
    for (const one of cases.data?.items ?? []) await tryOne(one);
  };
  const busy = Object.values(outcomes).includes('busy');
  return (
    <section className="grid gap-4" aria-labelledby={id}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={id} className="text-3xl" tabIndex={-1} ref={heading}>
          {t('operate.previewTitle', { version: version.version })}
        </h2>
        <div className="flex flex-wrap gap-2">
          <button type="button" className="btn btn-main" onClick={tryAll} disabled={busy || !cases.data}>
            {t('operate.tryAll')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t('app.close')}
          </button>
        </div>
      </div>
      <p className="text-soft max-w-prose">{t('operate.tryLead')}</p>
      {cases.error && <ErrorNote error={cases.error} onRetry={() => cases.refetch()} />}
      {cases.isPending && <Skeleton lines={4} />}
      <ul className="grid gap-4">
        {cases.data?.items.map((one) => (
          <CaseRow key={one.key} one={one} outcome={outcomes[one.key]} busy={busy} onTry={() => tryOne(one)} />
        ))}
      </ul>
      {cases.data && <NewCaseBox name={version.name} cases={cases.data.items} />}
    </section>
  );
}

type RowProps = { one: PromptCase; outcome: Outcome | undefined; busy: boolean; onTry: () => void };

function CaseRow({ one, outcome, busy, onTry }: RowProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const failed = outcome instanceof Error ? outcome : undefined;
  const done = outcome && outcome !== 'busy' && !failed ? (outcome as SideBySide) : undefined;
  return (
    <li className="card grid gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid gap-1 min-w-0">
          <h3 className="text-2xl" dir="auto">
            {one.name}
          </h3>
          <p className="text-soft text-sm">
            {t(`operate.caseSource.${one.source}`)} · {one.career} · {one.difficulty} · {one.language}
            {one.label != null && ` · ${t('operate.label', { score: one.label })}`}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <button
            type="button"
            className="btn"
            onClick={onTry}
            disabled={busy}
            aria-label={t('operate.tryOn', { name: one.name })}
          >
            {t('operate.try')}
          </button>
          {one.created_by && (
            <button
              type="button"
              className="btn btn-quiet"
              onClick={() => removeCase(queries, one.key)}
              aria-label={t('operate.removeCase', { name: one.name })}
            >
              {t('operate.remove')}
            </button>
          )}
        </div>
      </div>
      {one.answer && (
        <blockquote className="border-s-4 border-work ps-4 max-w-prose" dir="auto">
          {one.answer}
        </blockquote>
      )}
      {one.situation && (
        <details className="fold">
          <summary className="min-h-11">{t('operate.showScene')}</summary>
          <p className="prose pb-2" dir="auto" lang={one.language}>
            {one.situation}
          </p>
        </details>
      )}
      <div aria-live="polite" className="empty:hidden">
        {outcome === 'busy' && <p role="status">{t('operate.trying')}</p>}
        {failed && <ErrorNote error={failed} />}
        {done && (
          <div className="grid gap-4 md:grid-cols-2 items-start">
            <TriedColumn of={one.name} tried={done.candidate} title={t('operate.candidate')} />
            {done.active && <TriedColumn of={one.name} tried={done.active} title={t('operate.inForce')} />}
          </div>
        )}
      </div>
    </li>
  );
}
