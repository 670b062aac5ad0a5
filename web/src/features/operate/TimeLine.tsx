import type { PromptVersion } from '@/api/operate';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { DiffText } from './DiffText';

type Act = (version: PromptVersion) => void;
type Props = { versions: PromptVersion[]; active: PromptVersion; onStart: Act; onTry: Act; onPreview: Act; onActivate: Act };

/** Who changed what, when and why, newest first; which one is in force. */
export function TimeLine({ versions, active, onStart, onTry, onPreview, onActivate }: Props) {
  const { t } = useTranslation();
  const { stamp } = useFormat();
  return (
    <section aria-labelledby="timeline" className="grid gap-3">
      <h2 id="timeline" className="text-3xl">
        {t('operate.timeline')}
      </h2>
      <ol className="grid gap-3">
        {versions.map((v) => (
          <li key={v.version} className={`card grid gap-2 ${v.is_active ? 'border-s-8 border-s-work' : ''}`}>
            <h3 className="text-xl flex flex-wrap items-center gap-2">
              {t('operate.versionN', { version: v.version })}
              {v.is_active && <span className="chip font-sans">{t('operate.active')}</span>}
            </h3>
            <p dir="auto">{v.message}</p>
            <p className="text-soft text-sm">{t('operate.by2', { author: v.author, time: stamp(v.created_at) })}</p>
            <details className="fold">
              <summary className="min-h-11">{t(v.is_active ? 'operate.show' : 'operate.compare')}</summary>
              <DiffText before={active.template} after={v.template} />
            </details>
            <div className="flex flex-wrap gap-2">
              <button type="button" className="btn" onClick={() => onTry(v)}>
                {t('operate.tryOut')}
              </button>
              {!v.is_active && (
                <>
                  <button type="button" className="btn" onClick={() => onPreview(v)}>
                    {t('operate.preview')}
                  </button>
                  <button type="button" className="btn" onClick={() => onActivate(v)}>
                    {t('operate.activate')}
                  </button>
                </>
              )}
              <button type="button" className="btn btn-quiet" onClick={() => onStart(v)}>
                {t('operate.startFrom', { version: v.version })}
              </button>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
