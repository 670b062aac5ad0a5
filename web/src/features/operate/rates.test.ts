import { expect, test } from 'vitest';
import { ratesByDay, share, times } from './rates';

const rows = [
  { day: '2026-11-20', what: 'scene', result: 'hit', times: 3 },
  { day: '2026-11-20', what: 'scene', result: 'miss', times: 1 },
  { day: '2026-11-21', what: 'scene', result: 'joined', times: 4 },
];

test('shares are of all that is there', () => {
  expect(times(rows)).toBe(8);
  expect(share(rows, 'hit')).toBe(0.375);
  expect(share(rows, 'hit', 'joined')).toBe(0.875);
  expect(share([], 'hit')).toBe(0);
});

test('days come newest first', () => {
  expect(ratesByDay(rows).map(([day, list]) => [day, list.length])).toEqual([
    ['2026-11-21', 1],
    ['2026-11-20', 2],
  ]);
});
