import '@/locales/start';
import { useQuery } from '@tanstack/react-query';
import { metaQuery } from '@/api/meta';
import { nameOf, sceneLanguage, useTranslation } from '@/lib/i18n';
import { MAX_ROUNDS, useSettings } from '@/lib/settings';

const LEVELS = ['easy', 'normal', 'hard'] as const;
const LENGTHS = Array.from({ length: MAX_ROUNDS }, (_, i) => i + 1);

/** How long and how hard the next day will be. Folded away: the default is good. */
export function DaySettings() {
  const { t } = useTranslation();
  const { rounds, difficulty, change } = useSettings();
  const languages = useQuery(metaQuery()).data?.languages ?? [];
  return (
    <details className="fold mt-3 w-fit max-w-full">
      <summary className="min-h-11 font-semibold">
        {t('start.settings', { count: rounds, difficulty: t(`difficulty.${difficulty}`) })}
      </summary>
      <div className="card mt-1 flex flex-wrap gap-6 items-end">
        <label className="grid gap-1 font-semibold">
          {t('landing.rounds')}
          <select className="field" value={rounds} onChange={(e) => change({ rounds: Number(e.target.value) })}>
            {LENGTHS.map((n) => (
              <option key={n} value={n}>
                {t('landing.scenes', { count: n })}
              </option>
            ))}
          </select>
        </label>
        <fieldset>
          <legend className="font-semibold mb-1">{t('landing.difficulty')}</legend>
          <div className="flex flex-wrap gap-2">
            {LEVELS.map((level) => (
              <label
                key={level}
                className="btn has-checked:bg-work has-checked:text-onwork has-focus-visible:outline-3 outline-work outline-offset-2"
              >
                <input
                  type="radio"
                  name="difficulty"
                  className="sr-only"
                  checked={difficulty === level}
                  onChange={() => change({ difficulty: level })}
                />
                {t(`difficulty.${level}`)}
              </label>
            ))}
          </div>
        </fieldset>
        {languages.length > 1 && (
          <label className="grid gap-1 font-semibold">
            {t('start.language')}
            <select
              className="field"
              value={sceneLanguage(languages)}
              onChange={(e) => change({ sceneLanguage: e.target.value })}
            >
              {languages.map((tag) => (
                <option key={tag} value={tag} lang={tag}>
                  {nameOf(tag)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
    </details>
  );
}
