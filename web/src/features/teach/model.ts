// What the teacher's screens work out from the server's rows.
import type { Assignment, AssignmentWish } from '@/api/classes';
import { gradeOf } from '@/lib/score';

/** A code in groups of four, as one reads it out. */
export const spoken = (code: string): string => code.replace(/(.{4})(?=.)/gu, '$1 ');

export const joinLink = (code: string): string => `${window.location.origin}/join/${code}`;

const SHADE = {
  off: 'bg-[color-mix(in_srgb,var(--poor)_38%,var(--card))]',
  shaky: 'bg-[color-mix(in_srgb,var(--poor)_18%,var(--card))]',
  holds: 'bg-[color-mix(in_srgb,var(--sun)_22%,var(--card))]',
  strong: 'bg-[color-mix(in_srgb,var(--good)_18%,var(--card))]',
  outstanding: 'bg-[color-mix(in_srgb,var(--good)_38%,var(--card))]',
} as const;

/** The shade of a score's cell; the number in it says the same. */
export const shadeOf = (score: number | null | undefined): string => (score == null ? '' : SHADE[gradeOf(score)]);

/** The same for a share of a whole: the more, the darker. */
export const SHARES = ['', 'bg-work/10', 'bg-work/20', 'bg-work/30'] as const;
export const shareShade = (part: number, whole: number): string =>
  SHARES[whole > 0 && part > 0 ? Math.min(3, Math.ceil((part / whole) * 3)) : 0] ?? '';

/** As the server takes it back; what the form does not show stays as it was. */
export const wishOf = (a: Assignment): AssignmentWish => ({
  title: a.title,
  careers: a.careers,
  rounds: a.rounds,
  difficulty: a.difficulty,
  language: a.language,
  due_at: a.due_at ?? null,
  leaderboard: a.leaderboard,
});

export const careersOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** A moment as `datetime-local` fields write it, in the clock of this machine. */
export function localTime(iso: string | null | undefined): string {
  if (!iso) return '';
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export const isOver = (a: { due_at?: string | null }): boolean => !!a.due_at && new Date(a.due_at).getTime() <= Date.now();
