import { expect, test } from 'vitest';
import type { CriterionGrade, Evaluation } from '@/api/types';
import { evaluation } from '@/test/samples';
import { checklist } from './checklist';

const criterion = (text: string, level: number): CriterionGrade => ({ competency: 'craft', text, level, reason: 'It says so.' });
const graded = (source: Evaluation['provenance']['source'], to_check?: string[]): Evaluation => ({
  ...evaluation,
  provenance: { source, cached: false },
  criteria: [criterion('Checks the record', 2), criterion('Tells the doctor', 0)],
  to_check,
});

test('after an estimate every criterion may be ticked, what was not recognised first', () => {
  expect(checklist(graded('offline', ['x']))).toEqual(['Tells the doctor', 'Checks the record']);
});

test('after other grades only what the grader asks for', () => {
  expect(checklist(graded('gemini', ['x']))).toEqual(['x']);
  expect(checklist(graded('gemini'))).toEqual([]);
});
