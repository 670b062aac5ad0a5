import { expect, test } from 'vitest';
import { dayHours, isNight, shareOf, sunAt } from './hours';

const scenes = (...texts: string[]) => texts.map((scenario, i) => ({ round: i + 1, scenario }));

test('a day of five begins at 08:00 and ends at 17:00', () =>
  expect([1, 2, 3, 4, 5, 6].map((round) => shareOf(round, 5))).toEqual(['08:00', '09:45', '11:30', '13:30', '15:15', '17:00']));

test.each([1, 2, 3, 7, 10])('the hours of a day of %i rise and stay inside', (rounds) => {
  const hours = Array.from({ length: rounds + 1 }, (_, i) => shareOf(i + 1, rounds));
  expect([...hours].sort()).toEqual(hours);
  expect(new Set(hours).size).toBe(rounds + 1);
});

test('a scene that names its hour gets that one', () => {
  const hours = dayHours(scenes('It is 19:40 and a dose was due at 18:00.', 'Later, a call.', 'At 8:15 you leave.'), 5);
  expect([1, 2, 3, 4, 6].map(hours)).toEqual(['19:40', '2/5', '8:15', '', '']);
});

test('a time deep in the text, or what only looks like one, is not the hour of the scene', () => {
  const long = `${'A long walk through the hall and back again, once more. '.repeat(2)}It is 19:40.`;
  expect(dayHours(scenes(long, 'The ratio is 3:75 here', 'Version 12:30:45 runs'), 5)(1)).toBe('08:00');
});

test('a night shift has a moon, an early shift a sun', () => {
  expect(isNight(scenes('It is 19:40.', 'It is 22:15.', 'It is 02:50.'), 3)).toBe(true);
  expect(isNight(scenes('It is 19:40.', 'It is 22:15.'), 1)).toBe(false);
  expect(isNight(scenes('It is 1:05.'), 1)).toBe(false);
});

test('the sun is highest at noon and never leaves the sky', () => {
  expect(sunAt(0.5).y).toBeGreaterThan(sunAt(0).y);
  expect(sunAt(7)).toEqual(sunAt(1));
});
