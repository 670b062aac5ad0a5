import { useQuery } from '@tanstack/react-query';
import { metaQuery } from '@/api/meta';
import { spoken, useTranslation } from '@/lib/i18n';
import { ANSWER_MAX, codePoints } from '@/lib/text';

type Props = { ref: React.Ref<HTMLTextAreaElement>; text: string; onText: (text: string) => void };

/** One's own words. Too long is said, never cut: what to leave out is the player's decision. */
export function OwnAnswer({ ref, text, onText }: Props) {
  const { t } = useTranslation();
  const length = codePoints(text.trim());
  const over = length - ANSWER_MAX;
  // the practice coach reads English only: said before somebody writes a page for it, not after
  const unread = useQuery(metaQuery()).data?.coach === 'offline' && spoken() !== 'en';
  return (
    <div className="grid gap-1">
      <label htmlFor="own-answer" className="sr-only">
        {t('scene.own')}
      </label>
      <textarea
        ref={ref}
        id="own-answer"
        dir="auto"
        className="field text-lg min-h-36 leading-relaxed"
        placeholder={t('scene.ownPlaceholder')}
        value={text}
        onChange={(event) => onText(event.target.value)}
        aria-invalid={over > 0}
        aria-describedby="own-count"
      />
      {unread && <p className="text-sm">{t('scene.englishOnly')}</p>}
      <p id="own-count" className={over > 0 ? 'text-poor font-semibold' : 'text-sm text-soft'}>
        {over > 0
          ? t('scene.tooLong', { count: over, max: ANSWER_MAX })
          : t('app.characters', { count: length, max: ANSWER_MAX })}
      </p>
      {/* read out only when the limit is crossed, not at each letter */}
      <p role="status" className="sr-only">
        {over > 0 ? t('scene.tooLongShort') : ''}
      </p>
    </div>
  );
}
