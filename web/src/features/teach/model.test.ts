import { expect, test } from 'vitest';
import { careersOf, isOver, localTime, shadeOf, shareShade, spoken } from './model';

test('a code is read out in groups of four', () => {
  expect(spoken('ABCD2345')).toBe('ABCD 2345');
  expect(spoken('')).toBe('');
});

test('every score has a shade, what has none has no shade', () => {
  const shades = [1, 4, 6, 8, 10].map(shadeOf);
  expect(new Set(shades).size).toBe(5);
  expect([shadeOf(null), shadeOf(undefined)]).toEqual(['', '']);
});

test('the more answers, the darker', () => {
  const shades = [0, 1, 5, 9].map((n) => shareShade(n, 9));
  expect(new Set(shades).size).toBe(4);
  expect(shareShade(0, 0)).toBe('');
});

test('careers stand one on each line', () => {
  expect(careersOf(' nurse \n\n chef\n')).toEqual(['nurse', 'chef']);
});

test('a moment goes through the field of a form and comes back the same', () => {
  const at = '2026-11-28T17:05:00.000Z';
  expect(new Date(localTime(at)).toISOString()).toBe(at);
  expect(localTime(null)).toBe('');
});

test('what was due is over', () => {
  expect([isOver({ due_at: '2000-01-01T00:00:00Z' }), isOver({ due_at: '2199-01-01T00:00:00Z' }), isOver({})]).toEqual([
    true,
    false,
    false,
  ]);
});
