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
            <details className={`fold card py-1 ${i === picked ? 'border-work border-2' : ''}`}>
              <summary className="min-h-11 py-2 items-start">
                <span className="sign text-2xl min-w-7">{option.score}</span>
                <span className="sr-only">{t(`grade.${gradeOf(option.score)}`)}: </span>
                <span>
                  <span lang={language} dir="auto">
                    {option.text}
                  </span>{' '}
                  {i === picked && <strong className="text-work">({t('evaluation.picked')})</strong>}
                </span>
              </summary>
              <p className="pb-3 ps-[4.1rem]" lang={language} dir="auto">
                {option.feedback}
              </p>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
