import { expect, test } from 'vitest';
import { hourOf, sunAt } from './hours';

test('a day of five begins at 08:00 and ends at 17:00', () =>
  expect([1, 2, 3, 4, 5, 6].map((round) => hourOf(round, 5))).toEqual(['08:00', '09:45', '11:30', '13:30', '15:15', '17:00']));

test.each([1, 2, 3, 7, 10])('the hours of a day of %i rise and stay inside', (rounds) => {
  const hours = Array.from({ length: rounds + 1 }, (_, i) => hourOf(i + 1, rounds));
  expect([...hours].sort()).toEqual(hours);
  expect(new Set(hours).size).toBe(rounds + 1);
});

test('the sun is highest at noon and never leaves the sky', () => {
  expect(sunAt(0.5).y).toBeGreaterThan(sunAt(0).y);
  expect(sunAt(7)).toEqual(sunAt(1));
});
