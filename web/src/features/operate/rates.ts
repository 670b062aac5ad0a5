// What the desk works out of where scenes and grades came from.
import type { Rate } from '@/api/desk';

export const WHATS = ['scene', 'grade'] as const;
export type What = (typeof WHATS)[number];
export const RESULTS = {
  scene: ['hit', 'joined', 'miss', 'fallback', 'pack', 'library'],
  grade: ['hit', 'miss', 'fallback', 'offline'],
} as const;
export type RateFilter = { what?: What | undefined; result?: string | undefined };

export const times = (rows: Rate[], result?: string): number =>
  rows.filter((row) => !result || row.result === result).reduce((sum, row) => sum + row.times, 0);

/** Which part of the rows ended so; 0 of nothing. */
export function share(rows: Rate[], ...results: string[]): number {
  const all = times(rows);
  return all ? results.reduce((sum, result) => sum + times(rows, result), 0) / all : 0;
}

/** The rows of each day, the newest first. */
export function ratesByDay(rows: Rate[]): [string, Rate[]][] {
  const days = new Map<string, Rate[]>();
  for (const row of rows) days.set(row.day, [...(days.get(row.day) ?? []), row]);
  return [...days].sort(([a], [b]) => b.localeCompare(a));
}
