import type { Evaluation } from '@/api/types';
import { useTranslation } from '@/lib/i18n';
import { gradeOf } from '@/lib/score';

type Props = { options: NonNullable<Evaluation['options']>; picked: number | undefined; language: string };

/** What every option would have given. */
export function OtherOptions({ options, picked, language }: Props) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="others">
      <h2 id="others" className="text-3xl mb-2">
        {t('evaluation.options')}
      </h2>
      <ul className="grid gap-2">
        {options.map((option, i) => (
          <li key={option.text}>
            <details className={`card py-1 ${i === picked ? 'border-work border-2' : ''}`}>
              <summary className="min-h-11 py-2">
                <span className="sign text-2xl inline-block min-w-9">{option.score}</span>
                <span className="sr-only">{t(`grade.${gradeOf(option.score)}`)}: </span>
                <span lang={language}>{option.text}</span>
                {i === picked && <span className="chip ms-2">{t('evaluation.picked')}</span>}
              </summary>
              <p className="pb-3 ps-9" lang={language}>
                {option.feedback}
              </p>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
