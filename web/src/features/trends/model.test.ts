import { expect, test } from 'vitest';
import type { TrendDay } from '@/api/types';
import { seriesOf } from './model';

const day = (id: string, more: Partial<TrendDay>): TrendDay => ({
  session_id: id,
  career_title: 'chef',
  at: '2026-11-01T08:00:00Z',
  exact: 0,
  estimates: 0,
  competencies: [],
  ...more,
});

test('estimates are a series of their own, and in no competency', () => {
  const days = [
    day('a', { score_mean: 6, competencies: [{ competency: 'craft', mean: 5, lines: 2 }] }),
    day('b', { estimate_mean: 9 }),
    day('c', { score_mean: 4, estimate_mean: 2 }),
  ];
  expect(seriesOf(days, undefined).map((p) => [p.id, p.exact, p.estimate])).toEqual([
    ['a', 6, undefined],
    ['b', undefined, 9],
    ['c', 4, 2],
  ]);
  expect(seriesOf(days, 'craft').map((p) => [p.id, p.exact, p.estimate])).toEqual([['a', 5, undefined]]);
});
