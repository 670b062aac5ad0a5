export type Grade = 'off' | 'shaky' | 'holds' | 'strong' | 'outstanding';

const STEPS: [number, Grade][] = [
  [9, 'outstanding'],
  [7, 'strong'],
  [5, 'holds'],
  [3, 'shaky'],
];

/** The word that goes with a score, so that no colour has to carry the meaning alone. */
export const gradeOf = (score: number): Grade => STEPS.find(([from]) => score >= from)?.[1] ?? 'off';

export const MAX_SCORE = 10;
export const MAX_LEVEL = 3;
export const HINT_PRICE = 5;
export const REWIND_PRICE = 10;
