import type { Tried } from '@/api/cases';
import { Prose } from '@/components/Prose';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';

/** What one version made of a case: the outcome, what it cost, and how long it took. */
export function TriedColumn({ tried, title, of }: { tried: Tried; title: string; of: string }) {
  const { t } = useTranslation();
  const { money } = useFormat();
  const facts: [string, string][] = [
    [t('operate.tokensIn'), String(tried.input_tokens)],
    [t('operate.tokensOut'), String(tried.output_tokens)],
    [t('operate.cost'), tried.cost_usd == null ? t('operate.unknownCost') : money(tried.cost_usd)],
    [t('operate.time'), t('operate.ms', { ms: tried.ms })],
  ];
  return (
    <article className="grid gap-2 border-t-4 border-work pt-3 min-w-0" aria-label={`${of}: ${title} ${tried.prompt}`}>
      <h4 className="text-xl flex flex-wrap items-baseline gap-x-3">
        {title} <code className="text-sm font-normal">{tried.prompt}</code>
      </h4>
      {tried.outcome !== 'ok' && (
        <p className="font-semibold">
          {t(`operate.tried.${tried.outcome}`)}{' '}
          {tried.why && (
            <span className="font-normal" dir="auto">
              {tried.why}
            </span>
          )}
        </p>
      )}
      {tried.score != null && (
        <p>
          <span className="sign text-4xl">{tried.score}</span> / 10
        </p>
      )}
      {tried.feedback && <Prose className="text-base">{tried.feedback}</Prose>}
      {tried.criteria.length > 0 && (
        <ul className="grid gap-2 text-sm">
          {tried.criteria.map((c) => (
            <li key={c.text} className="grid gap-0.5">
              <span dir="auto">
                <strong>{c.level}/3</strong> {c.text}
              </span>
              {c.quote && <q dir="auto">{c.quote}</q>}
              <span className="text-soft" dir="auto">
                {c.reason}
              </span>
            </li>
          ))}
        </ul>
      )}
      {tried.scene && <TriedScene scene={tried.scene} />}
      {tried.outcome !== 'no_model' && (
        <dl className="grid grid-cols-2 gap-x-4 text-sm border-t border-line pt-2">
          {facts.map(([name, value]) => (
            <div key={name} className="flex justify-between gap-2">
              <dt className="text-soft">{name}</dt>
              <dd className="font-semibold">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  );
}

function TriedScene({ scene }: { scene: NonNullable<Tried['scene']> }) {
  return (
    <div className="grid gap-2" dir="auto">
      {scene.title && <p className="font-semibold">{scene.title}</p>}
      <p>{scene.scenario}</p>
      <ol className="list-decimal ps-6 grid gap-1 text-sm">
        {scene.options.map((option, i) => (
          <li key={option}>
            {option} <strong className="whitespace-nowrap">({scene.scores[i]})</strong>
          </li>
        ))}
      </ol>
      <ul className="list-disc ps-6 text-sm text-soft">
        {scene.criteria.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
