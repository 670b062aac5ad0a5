import type { Evaluation, PlayedAnswer, PlayedScene } from '@/api/types';
import { useTranslation } from '@/lib/i18n';
import { markQuotes } from '@/lib/quotes';

type Props = { scene: PlayedScene; answer: PlayedAnswer; evaluation: Evaluation; active: number | undefined };

/** What the player said, with the words that the grader went by marked where they stand. */
export function OwnWords({ scene, answer, evaluation, active }: Props) {
  const { t } = useTranslation();
  const picked = answer.option == null ? undefined : scene.options[answer.option];
  const segments = markQuotes(
    answer.user_answer ?? '',
    evaluation.criteria.map((c) => c.quote),
  );
  const marked = segments.some((s) => s.quoted !== undefined);
  return (
    <section aria-labelledby="said">
      <h2 id="said" className="text-3xl mb-2">
        {picked === undefined ? t('evaluation.yourWords') : t('evaluation.yourPick')}
      </h2>
      <blockquote className="prose border-s-4 border-work ps-4" dir="auto">
        {picked ??
          segments.map((s, i) =>
            s.quoted === undefined ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text that doesn't change
              <span key={i}>{s.text}</span>
            ) : (
              <mark
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                key={i}
                title={evaluation.criteria[s.quoted]?.text}
                className={active === s.quoted ? 'outline-2 outline-work' : ''}
              >
                {s.text}
              </mark>
            ),
          )}
      </blockquote>
      {marked && <p className="text-sm text-soft mt-1">{t('evaluation.marked')}</p>}
    </section>
  );
}
