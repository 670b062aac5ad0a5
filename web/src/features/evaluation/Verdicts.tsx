import type { Evaluation } from '@/api/types';
import { Prose } from '@/components/Prose';
import { ProvenanceBadge } from '@/components/ProvenanceBadge';
import { useTranslation } from '@/lib/i18n';
import { MAX_SCORE } from '@/lib/score';

/** What was said about the answer before: an estimate that was graded again, or the verdict that was appealed. Both stay in sight. */
export function Verdicts({
  earlier,
  score,
  language,
}: {
  earlier: NonNullable<Evaluation['earlier']>;
  score: number;
  language: string;
}) {
  const { t } = useTranslation();
  return (
    <section className="card grid gap-3" aria-labelledby="verdicts">
      <h2 id="verdicts" className="text-2xl">
        {t('evaluation.verdicts')}
      </h2>
      <p>{t('evaluation.verdictsLead', { score })}</p>
      <ol className="grid gap-3">
        {earlier.map((grade, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was said once doesn't change
          <li key={i} className="border-s-4 border-line ps-4 grid gap-1">
            <p className="sign text-2xl text-soft">
              {grade.score}/{MAX_SCORE}
            </p>
            <details className="fold">
              <summary className="min-h-11">{t('evaluation.verdictText')}</summary>
              <div lang={language}>
                <Prose>{grade.feedback}</Prose>
              </div>
            </details>
            {grade.reason && (
              <p dir="auto">
                {t(grade.replaced_by === 'override' ? 'evaluation.teacherReason' : 'evaluation.yourReason')} “{grade.reason}”
              </p>
            )}
            <ProvenanceBadge provenance={grade.provenance} of="grade" />
          </li>
        ))}
      </ol>
    </section>
  );
}
