import { expect, test } from 'vitest';
import { careerFits, codePoints, fold } from './text';

test('counts code points, as the server does, and not UTF-16 units', () => {
  expect(codePoints('naïve')).toBe(5);
  expect(codePoints('👩‍⚕️')).toBe(4);
  expect(codePoints('𝒳'.repeat(500))).toBe(500);
});

test.each([
  ['nurse', true],
  ['  a  b ', true],
  ['ab', false],
  ['   ', false],
  ['看護師', true],
  ['x'.repeat(100), true],
  ['x'.repeat(101), false],
  ['🧑‍🚀🚀', true],
  ['a\u0000bc', false],
])('%j fits as a career: %s', (text, fits) => expect(careerFits(text)).toBe(fits));

test('folds inner spaces like the server', () => expect(fold('  game \n  tester ')).toBe('game tester'));
