// What the specimens show: one nurse's morning, told as the real ones are.
import type {
  Evaluation,
  Meta,
  PlayedAnswer,
  PlayedScene,
  Scene,
  SessionDetail,
  SessionSummary,
  Shared,
  Task,
  User,
} from '@/api/types';

const provenance = { source: 'library' as const, cached: false, label: 'Written ahead for this career.' };

export const meta: Meta = {
  version: '1.0.0',
  coach: 'gemini',
  languages: ['en', 'de'],
  evaluation_ms: { p50: 4200, p90: 8700 },
  credits: [],
};

export const scene: Scene = {
  scenario_id: 'scene',
  session_id: 'day',
  round: 2,
  rounds: 5,
  career_title: 'registered nurse',
  title: 'The missing signature',
  scenario:
    'It is 19:40 and Tomas wants to go home. He hands you the controlled-drug book: one dose of morphine is missing its second signature, and the count is right. “You saw it, didn’t you?” he says. You did not. The day shift is already in its coats, and bed 4 rings for the third time.',
  carry: 'Because you looked at the pump together this morning, Tomas trusts you with the rest.',
  options: [
    'Sign for him: the count is right, and he has had a long day.',
    'Ask him to stay five minutes, look in the bin and at the pump together, and tell Ines what you find.',
    'Refuse and let him sort it out with the night sister tomorrow.',
  ],
  criteria: [{ competency: 'ethics' }, { competency: 'teamwork' }, { competency: 'craft' }],
  provenance,
  balance: 106,
  difficulty: 'normal',
  language: 'en',
  answered: false,
};

export const hint = [
  { competency: 'ethics' as const, text: 'Signs only for what they saw themselves' },
  { competency: 'teamwork' as const, text: 'Keeps Tomas in it until it is cleared up' },
];

export const played: PlayedScene = { ...scene };

const OWN =
  'I would ask Tomas to stay for five minutes, check the bin and the pump with him, and I will not sign for what I did not see. If it stays unclear I call Ines.';

export const evaluation: Evaluation = {
  answer_id: 'answer',
  score: 8,
  feedback:
    'You keep your name for what you *saw*, and you keep Tomas in it. Say when you would call, so that bed 4 is not waiting for that.',
  consequence: 'The empty ampoule lies under the wrapper in the bin. Tomas signs, you sign, and he leaves at 19:52.',
  criteria: [
    {
      competency: 'ethics',
      text: 'Signs only for what they saw',
      level: 3,
      quote: 'I will not sign for what I did not see',
      reason: 'A clear refusal with its reason.',
    },
    {
      competency: 'teamwork',
      text: 'Clears it up with Tomas',
      level: 2,
      quote: 'ask Tomas to stay for five minutes',
      reason: 'He is asked, not accused.',
    },
    {
      competency: 'craft',
      text: 'Looks after bed 4 meanwhile',
      level: 0,
      quote: null,
      reason: 'Nothing in the answer looks after it.',
    },
  ],
  strong_answer:
    'I ask Tomas to stay, we look in the bin and at the pump, and I send Nadia to bed 4. I sign only for what I saw; if the ampoule is not there in five minutes, I call Ines.',
  options: scene.options.map((text, i) => ({
    text,
    score: [1, 9, 4][i] ?? 5,
    feedback:
      [
        'A signature is a witness.',
        'You find out while it can still be found out.',
        'Right, and it leaves the patient with the risk.',
      ][i] ?? '',
    consequence: '',
  })),
  balance_before: 106,
  balance_change: 6,
  balance: 112,
  suspicious: false,
  provenance: { source: 'gemini', cached: false, model: 'gemini-flash', prompt: 'grade@3' },
  receipt: {
    attempts: [
      {
        model: 'gemini-flash',
        outcome: 'ok',
        input_tokens: 912,
        output_tokens: 188,
        thought_tokens: 60,
        cached_tokens: 0,
        cost_usd: 0.0011,
        ms: 3900,
      },
    ],
  },
  sources: ['Safe and secure handling of medicines, 2018, section 4.3'],
};

export const estimate: Evaluation = {
  ...evaluation,
  score: 6,
  balance_change: 2,
  balance: 108,
  feedback: 'This looks like *signs only for what they saw*: “I will not sign”. Is that what you meant?',
  provenance: {
    source: 'offline',
    cached: false,
    model: 'offline-2',
    confidence: 'low',
    label: 'Practice coach: a rule-based estimate, not AI',
  },
  to_check: ['Check whether you covered this: looks after bed 4 meanwhile.'],
  receipt: { attempts: [] },
};

export const ownAnswer: PlayedAnswer = {
  answer_id: 'answer',
  scenario_id: 'scene',
  round: 2,
  option: null,
  user_answer: OWN,
  answered_at: '2026-01-05T19:44:00Z',
  task_id: 'task',
  status: 'succeeded',
  evaluation,
};
export const pick: PlayedAnswer = { ...ownAnswer, option: 1, user_answer: null };

export const task = (part: Partial<Task>): Task => ({
  task_id: 'task',
  answer_id: 'answer',
  status: 'queued',
  attempts: 0,
  ...part,
});

const HOURS = ['07:30', '10:15', '12:40', '15:05', '19:40'];
export const summary = (id: string, part: Partial<SessionSummary> = {}): SessionSummary => ({
  id,
  career_title: 'registered nurse',
  status: 'finished',
  round: 5,
  rounds: 5,
  difficulty: 'normal',
  language: 'en',
  created_at: '2026-01-05T08:00:00Z',
  finished_at: '2026-01-05T08:14:00Z',
  score_mean: 7.2,
  exact: true,
  ...part,
});

const SCORES = [7, 8, 4, 6, 9];
export const day: SessionDetail = {
  ...summary('day'),
  scenarios: HOURS.map((hour, i) => ({
    ...played,
    scenario_id: `scene-${i + 1}`,
    round: i + 1,
    title: ['Two beeps', 'A call from Milton', 'Who eats when', 'The missing signature', 'Handing over'][i] ?? '',
    scenario: `It is ${hour} and ${scene.scenario.slice(16)}`,
  })),
  answers: SCORES.map((score, i) => ({
    ...pick,
    answer_id: `answer-${i + 1}`,
    scenario_id: `scene-${i + 1}`,
    round: i + 1,
    option: i === 3 ? null : 1,
    user_answer: i === 3 ? OWN : null,
    evaluation: { ...(i === 3 ? estimate : evaluation), score },
  })),
  report: {
    balance_line: [100, 104, 110, 108, 110, 118].map((balance, round) => ({ round, balance })),
    competencies: [
      { competency: 'judgement', mean: 7.5, own_average: 6.1, answers: 3 },
      { competency: 'communication', mean: 6.2, own_average: 6.8, answers: 2 },
      { competency: 'teamwork', mean: 8.3, own_average: 5.9, answers: 2 },
      { competency: 'ethics', mean: 9.1, own_average: 7.7, answers: 3 },
      { competency: 'craft', mean: 4.4, own_average: 5.2, answers: 2 },
    ],
    score_mean: 7.2,
    offline_estimates: 1,
    estimates: [{ round: 4, score: 6, confidence: 'low' }],
    strengths: ['Signs only for what they saw', 'Says what happens next, and when'],
    next_steps: ['Looks after the other beds meanwhile', 'Asks before taking over'],
    key_moments: [
      { round: 3, score: 4, text: 'Who eats when: two patients got their meal cold, and one had the other’s insulin beside it.' },
      { round: 5, score: 9, text: 'Handing over: the night shift knew of the open question before they asked.' },
    ],
    related: [
      { slug: 'paramedic', title: 'paramedic' },
      { slug: 'pharmacist', title: 'pharmacist' },
      { slug: 'home-health-aide', title: 'home health aide' },
    ],
  },
};

export const user = (part: Partial<User> = {}): User =>
  ({
    id: 'user',
    username: null,
    role: 'player',
    balance: 112,
    guest: true,
    created_at: '2026-01-05T08:00:00Z',
    ...part,
  }) as User;

/** What a stranger sees of a day. */
export const shared: Shared = {
  career_title: day.career_title,
  rounds: day.rounds,
  finished_at: day.finished_at ?? null,
  scenarios: day.scenarios,
  answers: day.answers.map((answer) => ({ ...answer, evaluation: answer.evaluation ?? null })),
  report: day.report,
};
