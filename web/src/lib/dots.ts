// The scores of a day as points on its line, the same in report, comparison and play.
import type { Evaluation } from '@/api/types';

export type Dot = { round: number; score: number; estimate: boolean };
type Answered = { round: number; option?: number | null; evaluation?: Evaluation | null };

/** An offline estimate of a text: shown, but in its own series and in no mean. A pick is exact whoever grades it. */
export const isEstimate = (a: Pick<Answered, 'option' | 'evaluation'>): boolean =>
  a.option == null && a.evaluation?.provenance.source === 'offline';

export const dotsOf = (answers: Answered[]): Dot[] =>
  answers
    .flatMap((a) => (a.evaluation ? [{ round: a.round, score: a.evaluation.score, estimate: isEstimate(a) }] : []))
    .sort((a, b) => a.round - b.round);
