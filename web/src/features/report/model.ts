import type { Report, SessionDetail, Shared } from '@/api/types';
import { type Dot, dotsOf } from '@/lib/dots';
import { dayHours, type Hours } from '@/lib/hours';

/** What the report page needs; one's own day and a shared one both have it. */
export type DayReport = {
  career_title: string;
  rounds: number;
  finished_at?: string | null | undefined;
  report: Report;
  dots: Dot[];
  hours: Hours;
};

export const ofDay = (day: SessionDetail | Shared): DayReport => ({
  ...day,
  dots: dotsOf(day.answers),
  hours: dayHours(day.scenarios, day.rounds),
});
