import { useState } from 'react';
import type { Evaluation } from '@/api/types';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { storage } from '@/lib/storage';
import { checklist } from './checklist';

/** Only the player can tick these: what a rule can't judge, a person can check for themselves. It changes no score. */
function ToCheck({ items, id }: { items: string[]; id: string }) {
  const { t } = useTranslation();
  const key = `careersim.checked.${id}`;
  const [ticked, setTicked] = useState<number[]>(() => JSON.parse(storage.getItem(key) ?? '[]'));
  const toggle = (i: number) => {
    const next = ticked.includes(i) ? ticked.filter((n) => n !== i) : [...ticked, i];
    setTicked(next);
    storage.setItem(key, JSON.stringify(next));
  };
  return (
    <section aria-labelledby="check">
      <h2 id="check" className="text-3xl mb-1">
        {t('evaluation.toCheck')}
      </h2>
      <p className="text-soft mb-2">{t('evaluation.toCheckLead')}</p>
      <ul>
        {items.map((item, i) => (
          <li key={item}>
            <label className="flex gap-3 items-start py-2.5 cursor-pointer">
              <input
                type="checkbox"
                className="size-6 mt-0 accent-work shrink-0"
                checked={ticked.includes(i)}
                onChange={() => toggle(i)}
              />
              {item}
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** For those who want to know more: what to check oneself, where the facts come from, what the grading took. */
export function Sources({ evaluation, sessionId }: { evaluation: Evaluation; sessionId: string }) {
  const { t } = useTranslation();
  const { money } = useFormat();
  const { sources, receipt } = evaluation;
  const items = checklist(evaluation);
  return (
    <>
      {items.length > 0 && <ToCheck items={items} id={`${sessionId}.${evaluation.answer_id}`} />}
      <details className="fold">
        <summary className="min-h-11 font-semibold">{t('evaluation.sources')}</summary>
        <div className="grid gap-3 py-2">
          {sources?.length ? (
            <ul className="list-disc ps-5">
              {sources.map((s) => (
                <li key={s}>{s}</li>
              ))}
            </ul>
          ) : (
            <p>{t('evaluation.noSources')}</p>
          )}
          {receipt.attempts.length > 0 && (
            <ul className="text-sm text-soft">
              {receipt.attempts.map((a, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a receipt doesn't change
                <li key={i}>
                  {a.model} · {a.outcome} · {t('evaluation.ms', { count: a.ms })} ·{' '}
                  {a.cost_usd == null ? t('evaluation.costUnknown') : money(a.cost_usd)}
                </li>
              ))}
            </ul>
          )}
        </div>
      </details>
    </>
  );
}
