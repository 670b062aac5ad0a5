// Versions of a prompt, and what they make of cases.
import type { PromptCase, Tried } from '@/api/cases';
import type { Preview, PromptVersion } from '@/api/operate';
import { evaluation, ownAnswer, scene } from './samples';

export const version = (n: number, is_active: boolean, name = 'grade'): PromptVersion => ({
  name,
  version: n,
  author: n === 1 ? 'CareerSim' : 'olga',
  message: n === 1 ? 'First version' : 'Asks for fairness',
  created_at: '2026-11-20T08:00:00Z',
  is_active,
  template: `You ${n === 1 ? '' : 'fairly '}assess {{answer}} in {{language}}.\nReport a level from 0 to 3 for each criterion.`,
});

export const tried: Tried = {
  prompt: 'grade@2',
  model: 'gemini-flash',
  outcome: 'ok',
  score: 8,
  feedback: evaluation.feedback,
  criteria: evaluation.criteria,
  input_tokens: 912,
  output_tokens: 188,
  cost_usd: 0.0011,
  ms: 3900,
};

export const triedScene: Tried = {
  ...tried,
  prompt: 'scene@2',
  score: null,
  feedback: null,
  criteria: [],
  scene: {
    title: scene.title ?? null,
    scenario: scene.scenario,
    options: scene.options,
    scores: [1, 9, 4],
    criteria: ['Signs only for what they saw'],
  },
};

const one = (key: string, name: string, source: string, part: Partial<PromptCase> = {}): PromptCase => ({
  key,
  name,
  source,
  career: 'registered nurse',
  difficulty: 'normal',
  language: 'en',
  answer: ownAnswer.user_answer ?? null,
  situation: scene.scenario,
  ...part,
});

export const cases: PromptCase[] = [
  one('golden', 'a clear refusal', 'golden', { label: 8 }),
  one('own', 'polite refusal', 'own', { created_by: 'olga', created_at: '2026-11-20T08:00:00Z' }),
  one('busy', 'an answer of a pupil', 'answer', { answer: 'I would rather not decide this alone.' }),
];

export const gate: Preview = {
  gate_passed: true,
  candidate: { prompt: 'grade@2', qwk: 0.84, answers: 60, failed: 0 },
  active: { prompt: 'grade@1', qwk: 0.81, answers: 60, failed: 2 },
};
