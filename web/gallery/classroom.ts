// A class for the specimens: what a teacher keeps and sees, and what its pupils see.
import type { Assignment, Class, CriterionRow, LivePupil, Pupil, PupilDay, Results, Seat } from '@/api/classes';
import type { SessionDetail } from '@/api/types';
import { day, estimate, evaluation } from './samples';

const JOINED = '2026-11-20T08:00:00Z';
const NAMES = ['Swift heron 12', 'Night owl', 'Ölaf with a very long nickname, indeed', 'Brave otter 7'];

export const group: Class = {
  id: 'class',
  name: '10b',
  code: 'K7MWQ3XH',
  code_expires_at: null,
  created_at: JOINED,
  join_url: '/join/K7MWQ3XH',
  locked: false,
  seats: NAMES.length,
  assignments: 2,
};

export const seats: Seat[] = NAMES.map((nickname, i) => ({
  id: `seat-${i}`,
  nickname,
  joined_at: JOINED,
  has_recovery: i === 1,
}));

export const care: Assignment = {
  id: 'care',
  title: 'A day in care',
  careers: ['registered nurse', 'home health aide'],
  rounds: 3,
  difficulty: 'normal',
  language: 'en',
  created_at: JOINED,
  due_at: '2026-12-24T12:00:00Z',
  leaderboard: true,
};
export const any: Assignment = { ...care, id: 'any', title: 'Whatever you like', careers: [], due_at: null, leaderboard: false };
export const over: Assignment = { ...care, id: 'over', title: 'An early shift', due_at: '2026-11-01T12:00:00Z' };
export const assignments = [care, any, over];

const STANDINGS = ['finished', 'playing', 'grading', 'not_started'] as const;
export const live: LivePupil[] = seats.map(({ id, nickname }, i) => ({
  seat_id: id,
  nickname,
  standing: STANDINGS[i] ?? 'playing',
  answered: [3, 1, 2, 0][i] ?? 0,
  round: [3, 2, 3, 0][i] ?? 0,
  rounds: i === 3 ? 0 : 3,
  career_title: i === 3 ? null : 'registered nurse',
  session_id: i === 3 ? null : `day-${i}`,
  last_seen_at: '2026-11-21T11:14:00Z',
}));

const played = (seat: number, assignment: string, scores: (number | null)[], part: Partial<PupilDay> = {}): PupilDay => {
  const exact = scores.filter((s, i) => s !== null && i !== 1).map(Number);
  return {
    session_id: `day-${seat}`,
    assignment_id: assignment,
    career_title: 'registered nurse',
    created_at: JOINED,
    finished_at: scores.includes(null) ? null : JOINED,
    standing: scores.includes(null) ? 'playing' : 'finished',
    estimates: 1,
    rewound: false,
    rounds: scores.length,
    scenes: scores.map((score, i) => ({ round: i + 1, score, estimate: i === 1, overridden: i === 2, answer_id: `answer-${i}` })),
    score_mean: exact.length ? exact.reduce((sum, s) => sum + s, 0) / exact.length : null,
    ...part,
  };
};

const pupil = (seat: number, days: PupilDay[], means: (number | null)[]): Pupil => ({
  seat_id: `seat-${seat}`,
  nickname: NAMES[seat] ?? '',
  last_seen_at: JOINED,
  standing: days[0]?.standing ?? 'not_started',
  days,
  score_mean: days[0]?.score_mean ?? null,
  competencies: day.report.competencies.map(({ competency }, i) => ({ competency, answers: 2, mean: means[i] ?? null })),
});

export const results: Results = {
  assignments: [care, any],
  pupils: [
    pupil(0, [played(0, 'care', [9, 8, 10]), played(4, 'any', [7, 6, 8], { rewound: true })], [9.2, 8.4, 7.1, 9.8, 6.6]),
    pupil(1, [played(1, 'care', [3, 5, null])], [3.1, 4.8, null, 2, 5.5]),
    pupil(2, [played(2, 'care', [6, 4, 5])], [6.4, 5.2, 4.4, 7.3, 8]),
    pupil(3, [], []),
  ],
  truncated: false,
};

export const criteria: CriterionRow[] = [
  {
    competency: 'craft',
    scene: 'The missing signature',
    text: 'Looks after bed 4 meanwhile',
    levels: [9, 4, 2, 1],
    mean: 2.3,
    estimates: 3,
  },
  {
    competency: 'ethics',
    scene: 'The missing signature',
    text: 'Signs only for what they saw',
    levels: [1, 2, 5, 12],
    mean: 7.8,
    estimates: 0,
  },
  {
    competency: 'teamwork',
    scene: null,
    text: 'Says what happens next, and when',
    levels: [0, 0, 0, 0],
    mean: null,
    estimates: 4,
  },
];

/** One pupil's day: an option, an estimate, an answer that the teacher has graded anew, and one that is still to come. */
export const pupilDay: SessionDetail = {
  ...day,
  id: 'day-0',
  answers: day.answers.slice(0, 4).map((answer, i) => ({
    ...answer,
    evaluation:
      i === 3
        ? estimate
        : i === 2
          ? {
              ...evaluation,
              score: 9,
              feedback: 'You asked before you acted.',
              provenance: { source: 'human', cached: false },
              earlier: [
                { score: 4, feedback: 'Two got their meal cold.', replaced_by: 'regrade', provenance: evaluation.provenance },
              ],
            }
          : (answer.evaluation ?? null),
  })),
};
