import type { Evaluation, Scene, SessionDetail, Task } from '@/api/types';

const provenance = { source: 'library' as const, cached: false };

export const scene: Scene = {
  scenario_id: 'scene-1',
  session_id: 'day-1',
  round: 1,
  rounds: 5,
  career_title: 'registered nurse',
  scenario: 'The chart has no signature.',
  options: ['Give it', 'Check first', 'Wait'],
  criteria: [{ competency: 'craft' }],
  provenance,
  balance: 100,
  title: 'The missing signature',
  difficulty: 'normal',
  language: 'en',
  answered: false,
};

export const evaluation: Evaluation = {
  answer_id: 'answer-1',
  score: 8,
  feedback: 'You checked first.',
  criteria: [{ competency: 'craft', text: 'Checks the record', level: 2, quote: 'check the band', reason: 'It says so.' }],
  strong_answer: 'I check the band.',
  consequence: 'The band says penicillin.',
  options: [],
  balance_before: 100,
  balance_change: 6,
  balance: 106,
  suspicious: false,
  provenance,
  receipt: { attempts: [] },
};

export const task: Task = { task_id: 'task-1', answer_id: 'answer-1', status: 'succeeded', attempts: 1, result: evaluation };

export const day: SessionDetail = {
  id: 'day-1',
  career_title: 'registered nurse',
  status: 'active',
  round: 1,
  rounds: 5,
  difficulty: 'normal',
  language: 'en',
  created_at: '2026-01-05T08:00:00Z',
  exact: true,
  scenarios: [scene],
  answers: [],
  report: {
    balance_line: [],
    competencies: [],
    offline_estimates: 0,
    strengths: [],
    next_steps: [],
    key_moments: [],
    related: [],
    estimates: [],
  },
};
