import { expect, test } from 'vitest';
import { lastDays } from './days';

test('seven days end today, over the turn of a month', () => {
  const days = lastDays('2026-03-02', ['2026-02-28', '2026-03-02']);
  expect(days.map((d) => d.day)).toEqual([
    '2026-02-24',
    '2026-02-25',
    '2026-02-26',
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
    '2026-03-02',
  ]);
  expect(days.filter((d) => d.came).map((d) => d.day)).toEqual(['2026-02-28', '2026-03-02']);
});
