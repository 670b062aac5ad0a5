import { LANGUAGES, nameOf, speak, useTranslation } from '@/lib/i18n';
import { applyTheme, type Theme, useSettings } from '@/lib/settings';

const THEMES: Theme[] = ['system', 'light', 'dark'];

export function Settings() {
  const { t, language } = useTranslation();
  const { theme, shortcuts, change } = useSettings();
  return (
    <section className="card grid gap-6" aria-labelledby="settings">
      <h2 id="settings" className="text-3xl">
        {t('settings.title')}
      </h2>
      <fieldset>
        <legend className="font-semibold mb-1">{t('settings.theme')}</legend>
        <div className="flex flex-wrap gap-2">
          {THEMES.map((name) => (
            <label
              key={name}
              className="btn has-checked:bg-work has-checked:text-onwork has-focus-visible:outline-3 outline-work outline-offset-2"
            >
              <input
                type="radio"
                name="theme"
                className="sr-only"
                checked={theme === name}
                onChange={() => {
                  change({ theme: name });
                  applyTheme(name);
                }}
              />
              {t(`settings.${name}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <label className="grid gap-1 font-semibold justify-items-start">
        {t('settings.language')}
        <select
          className="field font-normal"
          value={language}
          onChange={(event) => {
            change({ language: event.target.value });
            void speak(event.target.value);
          }}
        >
          {LANGUAGES.map((name) => (
            <option key={name} value={name} lang={name}>
              {nameOf(name)}
            </option>
          ))}
        </select>
        <span className="text-sm text-soft font-normal">{t('settings.languageLead')}</span>
      </label>
      <label className="flex items-start gap-3 min-h-11">
        <input
          type="checkbox"
          className="size-6 accent-work shrink-0"
          checked={shortcuts}
          onChange={(e) => change({ shortcuts: e.target.checked })}
        />
        <span>
          <span className="font-semibold block">{t('keys.on')}</span>
          <span className="text-sm text-soft">{t('settings.keysLead')}</span>
        </span>
      </label>
    </section>
  );
}
