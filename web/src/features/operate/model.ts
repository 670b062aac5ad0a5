// What the desk works out from the server's rows.
import type { Health, UsageRow } from '@/api/operate';

export const RANGES = [1, 7, 30, 90] as const;
export const GROUPS = ['day', 'model', 'prompt', 'purpose', 'outcome'] as const;
export type Group = (typeof GROUPS)[number];
export type Desk = { days?: number | undefined; paused?: true | undefined };
export type UsageFilter = { by?: Group | undefined } & { [G in Group]?: string | undefined };

const DAY_MS = 86_400_000;

/** The first day of a range that ends today, in UTC, as the server counts. */
export const firstDay = (days: number, now = Date.now()): string =>
  new Date(now - (days - 1) * DAY_MS).toISOString().slice(0, 10);

export type Sum = { key: string; calls: number; cost: number; tokensIn: number; tokensOut: number; ms: number; unknown: number };

const empty = (key: string): Sum => ({ key, calls: 0, cost: 0, tokensIn: 0, tokensOut: 0, ms: 0, unknown: 0 });

function add(sum: Sum, row: UsageRow): Sum {
  return {
    key: sum.key,
    calls: sum.calls + row.calls,
    cost: sum.cost + row.cost_usd,
    tokensIn: sum.tokensIn + row.input_tokens,
    tokensOut: sum.tokensOut + row.output_tokens + row.thought_tokens,
    ms: sum.ms + row.ms,
    unknown: sum.unknown + row.unknown_costs,
  };
}

export const fits = (row: UsageRow, filter: UsageFilter) => GROUPS.every((g) => filter[g] === undefined || row[g] === filter[g]);

export const total = (rows: UsageRow[]): Sum => rows.reduce(add, empty(''));

/** One line per group: days newest first, everything else by what it costs. */
export function grouped(rows: UsageRow[], by: Group): Sum[] {
  const sums = new Map<string, Sum>();
  for (const row of rows) sums.set(row[by], add(sums.get(row[by]) ?? empty(row[by]), row));
  const lines = [...sums.values()];
  return by === 'day'
    ? lines.sort((a, b) => b.key.localeCompare(a.key))
    : lines.sort((a, b) => b.cost - a.cost || b.calls - a.calls);
}

/** What was spent in a day or a month, if all of it lies in the rows, which begin on the day `from`. */
export function spentIn(rows: UsageRow[], period: string, from: string): number | undefined {
  const whole = from <= `${period}-01`.slice(0, from.length);
  return whole ? total(rows.filter((row) => row.day.startsWith(period))).cost : undefined;
}

/** Of how many calls nothing could be used. */
export function failedShare(rows: UsageRow[]): number {
  const all = total(rows).calls;
  return all ? 1 - total(rows.filter((r) => r.outcome === 'ok')).calls / all : 0;
}

/** Which part of what was sent the service had cached. */
export function cachedShare(rows: UsageRow[]): number {
  const sent = total(rows).tokensIn;
  return sent ? rows.reduce((sum, row) => sum + row.cached_tokens, 0) / sent : 0;
}

/** The parts that do not answer as they should. */
export const faultsOf = (health: Health): string[] =>
  Object.entries(health.checks ?? {}).flatMap(([name, state]) => (state === 'ok' ? [] : [name]));

const VARIABLE = /\{\{\s*(\w+)\s*\}\}/g;
export const variablesOf = (template: string): string[] => [
  ...new Set([...template.matchAll(VARIABLE)].map((m) => m[1] as string)),
];
