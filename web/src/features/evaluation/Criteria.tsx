import type { CriterionGrade } from '@/api/types';
import { Level } from '@/components/Score';
import { useTranslation } from '@/lib/i18n';

type Props = {
  criteria: CriterionGrade[];
  written: string;
  said: string;
  picked: boolean;
  onActive: (index: number | undefined) => void;
};

/** What the answer was measured by: level, reason, and the words that count as proof. */
export function Criteria({ criteria, written, said, picked, onActive }: Props) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="criteria">
      <h2 id="criteria" className="text-3xl mb-3">
        {t('evaluation.criteria')}
      </h2>
      {picked && <p className="text-soft mb-3">{t('evaluation.fromPick')}</p>}
      <ol className="grid gap-5">
        {criteria.map((c, i) => (
          <li key={c.text} className="grid gap-1" onPointerEnter={() => onActive(i)} onPointerLeave={() => onActive(undefined)}>
            <div className="flex flex-wrap items-center justify-between gap-x-3">
              <span className="eyebrow">{t(`competency.${c.competency}`)}</span>
              <Level level={c.level} />
            </div>
            <p className="font-semibold" lang={written} dir="auto">
              {c.text}
            </p>
            {!picked && (
              <p lang={said} dir="auto">
                {c.reason}
              </p>
            )}
            {c.quote && (
              <p className="text-sm" dir="auto">
                <mark>“{c.quote}”</mark>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
