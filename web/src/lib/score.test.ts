import { expect, test } from 'vitest';
import { gradeOf } from './score';

test('every score has a word', () =>
  expect(Array.from({ length: 11 }, (_, score) => gradeOf(score))).toEqual([
    ...['off', 'off', 'off', 'shaky', 'shaky', 'holds', 'holds', 'strong', 'strong', 'outstanding', 'outstanding'],
  ]));
