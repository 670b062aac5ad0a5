import { useTranslation } from '@/lib/i18n';
import { gradeOf, MAX_LEVEL, MAX_SCORE } from '@/lib/score';

const INK = { off: 'text-poor', shaky: 'text-poor', holds: 'text-fair', strong: 'text-good', outstanding: 'text-good' } as const;

/** A score as number and word, stamped. */
export function ScoreStamp({ score, estimate, fresh }: { score: number; estimate?: boolean; fresh?: boolean }) {
  const { t } = useTranslation();
  const grade = gradeOf(score);
  return (
    <p className={`stamp text-5xl ${INK[grade]} ${fresh ? 'stamp-new' : ''}`}>
      <span dir="ltr" className="whitespace-nowrap">
        {estimate && <span aria-hidden="true">~</span>}
        {score}
        <span className="text-2xl">/{MAX_SCORE}</span>
      </span>
      <span className="text-3xl">{t(`grade.${grade}`)}</span>
    </p>
  );
}

/** A criterion's level: three fields, and the word for it. */
export function Level({ level }: { level: number }) {
  const { t } = useTranslation();
  return (
    <span className="inline-flex items-center gap-2 text-sm font-semibold whitespace-nowrap">
      <span className="inline-flex gap-0.5" aria-hidden="true">
        {Array.from({ length: MAX_LEVEL }, (_, i) => i).map((i) => (
          <span key={i} className={`w-4 h-2.5 rounded-sm border border-edge ${i < level ? 'bg-work' : ''}`} />
        ))}
      </span>
      {t(`level.${level}`)}
    </span>
  );
}
