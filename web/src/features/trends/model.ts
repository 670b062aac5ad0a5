import type { TrendDay } from '@/api/types';

export type Point = { id: string; at: string; title: string; exact: number | undefined; estimate: number | undefined };

/** The series of one competency, or of the score; a day that says nothing about it is not in it. Competencies have no estimates. */
export function seriesOf(days: TrendDay[], competency: string | undefined): Point[] {
  return days
    .map((day) => ({
      id: day.session_id,
      at: day.at,
      title: day.career_title,
      exact: competency ? day.competencies.find((c) => c.competency === competency)?.mean : (day.score_mean ?? undefined),
      estimate: competency ? undefined : (day.estimate_mean ?? undefined),
    }))
    .filter((p) => p.exact !== undefined || p.estimate !== undefined);
}
