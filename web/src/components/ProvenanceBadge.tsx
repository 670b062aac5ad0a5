import type { Provenance } from '@/api/types';
import { useTranslation } from '@/lib/i18n';

const SOURCES = ['gemini', 'openai', 'library', 'offline', 'human'];

/** Who made or graded this, and on request what that means. */
export function ProvenanceBadge({ provenance, of }: { provenance: Provenance; of: 'scene' | 'grade' }) {
  const { t } = useTranslation();
  const { model, prompt, confidence, cached, label } = provenance;
  // a source that is newer than this page is at least a model
  const known = SOURCES.find((s) => s === provenance.source) ?? 'openai';
  const estimate = of === 'grade' && known === 'offline' && !!confidence;
  // an option of a general scene was graded by whoever wrote it, not estimated
  const source = of === 'grade' && known === 'offline' && !estimate ? 'library' : known;
  const facts = [model, prompt, cached ? t('provenance.cached') : undefined].filter(Boolean);
  return (
    <div className="text-sm">
      <details className="fold">
        <summary className="min-h-11 font-semibold">
          {t(`provenance.${of}.${source}`)}
          {confidence && <span className="text-soft">({t(`confidence.${confidence}`)})</span>}
        </summary>
        <div className="grid gap-1 pb-2 max-w-prose text-soft">
          <p>{t(`provenance.means.${source}`)}</p>
          {confidence && <p>{t(`confidence.means.${confidence}`)}</p>}
          {facts.length > 0 && <p className="break-all">{facts.join(' · ')}</p>}
        </div>
      </details>
      {/* what the player should know is never folded away */}
      {estimate ? (
        <p className="text-soft max-w-prose">{t('provenance.estimate')}</p>
      ) : (
        label && (
          <p className="text-soft max-w-prose" dir="auto">
            {label}
          </p>
        )
      )}
    </div>
  );
}
