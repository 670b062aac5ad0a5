import { expect, test } from 'vitest';
import type { UsageRow } from '@/api/operate';
import { cachedShare, failedShare, faultsOf, firstDay, fits, grouped, spentIn, total, variablesOf } from './model';

const row = (part: Partial<UsageRow>): UsageRow => ({
  day: '2026-11-20',
  model: 'flash',
  prompt: 'grade@1',
  purpose: 'grade',
  outcome: 'ok',
  calls: 1,
  cost_usd: 0.01,
  input_tokens: 10,
  output_tokens: 2,
  thought_tokens: 3,
  cached_tokens: 0,
  ms: 100,
  unknown_costs: 0,
  ...part,
});
const rows = [row({}), row({ model: 'pro', cost_usd: 0.5, outcome: 'timeout' }), row({ day: '2026-11-21', calls: 2 })];

test('rows are summed by what is asked for', () => {
  expect(grouped(rows, 'day').map((s) => [s.key, s.calls])).toEqual([
    ['2026-11-21', 2],
    ['2026-11-20', 2],
  ]);
  expect(grouped(rows, 'model').map((s) => s.key)).toEqual(['pro', 'flash']);
  expect(total(rows)).toMatchObject({ calls: 4, cost: 0.52, tokensIn: 30, tokensOut: 15 });
  expect(failedShare(rows)).toBe(0.25);
  expect(failedShare([])).toBe(0);
});

test('what the service had cached is a part of what was sent', () => {
  expect(cachedShare([row({ cached_tokens: 4 }), row({})])).toBe(0.2);
  expect(cachedShare([])).toBe(0);
});

test('what was spent in a period is known when all of it is in the rows', () => {
  expect(spentIn(rows, '2026-11-21', '2026-11-15')).toBe(0.01);
  expect(spentIn(rows, '2026-11-21', '2026-11-21')).toBe(0.01);
  expect(spentIn(rows, '2026-11', '2026-10-25')).toBe(0.52);
  expect(spentIn(rows, '2026-11', '2026-11-15')).toBeUndefined();
});

test('whatever does not say ok is a fault', () => {
  expect(faultsOf({ status: 'ok', checks: { database: 'ok', cache: 'not reachable' } })).toEqual(['cache']);
  expect(faultsOf({ status: 'ok' })).toEqual([]);
});

test('a filter keeps what fits all its parts', () => {
  expect(rows.filter((r) => fits(r, { model: 'flash', day: '2026-11-21', by: 'day' }))).toEqual([rows[2]]);
});

test('a range of one day is today, in UTC', () => {
  const now = Date.parse('2026-11-23T00:30:00Z');
  expect(firstDay(1, now)).toBe('2026-11-23');
  expect(firstDay(7, now)).toBe('2026-11-17');
});

test('variables are found once each', () => {
  expect(variablesOf('{{a}} and {{ b }} and {{a}} but not {c}')).toEqual(['a', 'b']);
});
