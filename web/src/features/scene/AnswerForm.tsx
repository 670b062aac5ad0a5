import { useRef } from 'react';
import type { Scene } from '@/api/types';
import { sessionOver } from '@/api/users';
import { ErrorNote } from '@/components/ErrorNote';
import { useDraft, useDrafts } from '@/lib/drafts';
import { useTranslation } from '@/lib/i18n';
import { useSettings } from '@/lib/settings';
import { useShortcuts } from '@/lib/shortcuts';
import { ANSWER_MAX, codePoints } from '@/lib/text';
import { OptionRow } from './OptionRow';
import { OwnAnswer } from './OwnAnswer';

type Answer = { option: number } | { user_answer: string };
type Props = { scene: Scene; error: unknown; onSend: (answer: Answer) => void };

/** The options as one radio group, the last of which is one's own words. */
export function AnswerForm({ scene, error, onSend }: Props) {
  const { t } = useTranslation();
  const { text, choice } = useDraft(scene.scenario_id);
  const change = useDrafts((s) => s.change);
  const shortcuts = useSettings((s) => s.shortcuts);
  const own = useRef<HTMLTextAreaElement>(null);
  const pick = (to: number | 'own') => {
    change(scene.scenario_id, { choice: to });
    if (to === 'own') requestAnimationFrame(() => own.current?.focus());
  };
  const length = codePoints(text.trim());
  const ready = typeof choice === 'number' || (choice === 'own' && length > 0 && length <= ANSWER_MAX);
  const send = () => {
    if (!ready) return;
    onSend(choice === 'own' ? { user_answer: text.trim() } : { option: choice });
  };
  const byKey = Object.fromEntries(scene.options.map((_, i) => [String(i + 1), () => pick(i)]));
  useShortcuts({ ...byKey, w: () => pick('own'), 'mod+Enter': send });
  return (
    <form
      className="grid gap-4"
      aria-label={t('scene.answer')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <fieldset className="grid gap-2.5">
        <legend className="font-sign font-extrabold text-3xl mb-3">{t('scene.what')}</legend>
        {scene.options.map((option, i) => (
          <OptionRow
            key={option}
            mark={String(i + 1)}
            name={scene.scenario_id}
            checked={choice === i}
            onPick={() => pick(i)}
            lang={scene.language}
          >
            {option}
          </OptionRow>
        ))}
        <OptionRow mark="W" name={scene.scenario_id} checked={choice === 'own'} onPick={() => pick('own')}>
          {t('scene.own')}
        </OptionRow>
        {choice === 'own' && <OwnAnswer ref={own} text={text} onText={(next) => change(scene.scenario_id, { text: next })} />}
      </fieldset>
      {error !== undefined && error !== null && (
        <ErrorNote error={error} kept={t('scene.kept')}>
          {sessionOver(error) && (
            <a className="btn" href="/account">
              {t('scene.logIn')}
            </a>
          )}
        </ErrorNote>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <button type="submit" className="btn btn-main text-lg px-7" disabled={!ready}>
          {t('scene.decide')}
        </button>
        {shortcuts && <span className="text-sm text-soft max-sm:hidden">{t('scene.keys')}</span>}
      </div>
    </form>
  );
}
