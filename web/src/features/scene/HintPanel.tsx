import { useMutation, useQueryClient } from '@tanstack/react-query';
import { buyHint } from '@/api/scenes';
import type { Scene } from '@/api/types';
import { ErrorNote } from '@/components/ErrorNote';
import { Icon } from '@/components/Icon';
import { useTranslation } from '@/lib/i18n';
import { HINT_PRICE } from '@/lib/score';

/** What a good answer would show, for a price that is said before. */
export function HintPanel({ scene }: { scene: Scene }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const hint = useMutation({ mutationFn: () => buyHint(queries, scene) });
  const poor = scene.balance < HINT_PRICE;
  if (scene.hint?.length)
    return (
      <section className="card bg-sunk" aria-labelledby="hint" role="status">
        <h2 id="hint" className="text-2xl mb-2">
          {t('scene.hintTitle')}
        </h2>
        <ul className="grid gap-2" lang={scene.language}>
          {scene.hint.map((c) => (
            <li key={c.text} className="flex gap-2">
              <Icon name="check" className="size-5 mt-0.5 text-work" />
              <span>
                {c.text} <span className="text-sm text-soft">({t(`competency.${c.competency}`)})</span>
              </span>
            </li>
          ))}
        </ul>
      </section>
    );
  const tested = [...new Set(scene.criteria.map((c) => c.competency))].map((c) => t(`competency.${c}`)).join(', ');
  return (
    <div className="grid gap-2 justify-items-start">
      {tested && <p className="text-soft text-sm">{t('scene.tests', { list: tested })}</p>}
      <button type="button" className="btn" onClick={() => hint.mutate()} disabled={hint.isPending || poor}>
        <Icon name="bulb" />
        {t('scene.hint', { count: HINT_PRICE })}
      </button>
      {poor && <p className="text-sm text-soft">{t('scene.hintPoor')}</p>}
      {hint.error && <ErrorNote error={hint.error} onRetry={() => hint.mutate()} />}
    </div>
  );
}
