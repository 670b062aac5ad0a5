import { ApiError } from '@/api/errors';
import { metaQuery } from '@/api/meta';
import { accountsQuery, jobsQuery, promptsQuery, queueQuery, readyQuery, usageQuery, versionsQuery } from '@/api/operate';
import { meQuery } from '@/api/users';
import { DeskFrame } from '@/features/operate/DeskFrame';
import { firstDay } from '@/features/operate/model';
import { Overview } from '@/features/operate/Overview';
import { PromptList } from '@/features/operate/PromptList';
import { PromptPage } from '@/features/operate/PromptPage';
import { QueueView } from '@/features/operate/QueueView';
import { UsageView } from '@/features/operate/UsageView';
import { UsersView } from '@/features/operate/UsersView';
import { meta, user } from './samples';
import type { Known, Specimen } from './world';

const olga = { key: meQuery().queryKey, data: user({ guest: false, username: 'olga', role: 'operator' }) };
const seven = firstDay(7);
const row = {
  purpose: 'grade',
  prompt: 'grade@3',
  input_tokens: 9000,
  output_tokens: 800,
  thought_tokens: 400,
  cached_tokens: 0,
  unknown_costs: 0,
  calls: 40,
  cost_usd: 0.31,
  ms: 160_000,
  outcome: 'ok',
};
const usage = {
  items: [
    { ...row, day: '2026-11-20', model: 'gemini-pro' },
    { ...row, day: '2026-11-21', model: 'gemini-flash', outcome: 'timeout', calls: 4, unknown_costs: 2, cost_usd: 0.02 },
  ],
  caps: [
    { scope: 'all', period: '2026-11-21', limit_usd: 10, reserved_usd: 0.5, spent_usd: 4.2 },
    { scope: 'all', period: '2026-11', limit_usd: 100, reserved_usd: 0.5, spent_usd: 97.1 },
  ],
  total_usd: 0.33,
  switched_off: ['gemini-pro: quota'],
};
const depth = { queued: 12, running: 3, dead: 1, due: 9, retried: 2, oldest_seconds: 41 };
const ready = { status: 'ok', checks: { database: 'ok', cache: 'ok', queue: 'ok', migrations: 'ok' } };
const job = {
  attempts: 5,
  purpose: 'grade',
  status: 'failed',
  player_id: 'p',
  last_error: 'unavailable: 503',
  created_at: '2026-11-20T08:00:00Z',
  run_at: '2026-11-20T08:00:00Z',
  task_id: '0190-dead',
};
const version = (n: number, active: boolean) => ({
  name: 'grade',
  version: n,
  author: n === 1 ? 'CareerSim' : 'olga',
  message: n === 1 ? 'First version' : 'Asks for fairness',
  created_at: '2026-11-20T08:00:00Z',
  active,
  template: 'You assess {{answer}} in {{language}}.',
});
const page = (items: unknown[]) => ({ pages: [{ items, next_cursor: null }], pageParams: [''] });

const desk = (name: string, show: () => React.ReactNode, known: Known[]): Specimen => ({
  name,
  at: '/operate',
  known: [olga, { key: metaQuery().queryKey, data: meta }, ...known],
  show: () => <DeskFrame>{show()}</DeskFrame>,
});
const measured: Known[] = [
  { key: usageQuery(seven, false).queryKey, data: usage },
  { key: queueQuery(false).queryKey, data: depth },
  { key: readyQuery(false).queryKey, data: ready },
];
const jobs = (items: unknown[]): Known[] => [
  { key: queueQuery(false).queryKey, data: depth },
  { key: jobsQuery('dead', false).queryKey, data: page(items) },
];

export const staff: Specimen[] = [
  {
    name: 'DeskFrame, for somebody else',
    at: '/operate',
    known: [{ key: meQuery().queryKey, data: user() }],
    show: () => <DeskFrame>{null}</DeskFrame>,
  },
  desk('Overview', () => <Overview />, measured),
  desk('Overview, loading', () => <Overview />, []),
  desk('UsageView', () => <UsageView filter={{}} />, measured),
  desk('UsageView, filtered to nothing', () => <UsageView filter={{ model: 'another' }} />, measured),
  desk('QueueView, dead', () => <QueueView state="dead" />, jobs([job])),
  desk('QueueView, empty', () => <QueueView state="dead" />, jobs([])),
  desk('QueueView, failed', () => <QueueView state="dead" />, [
    { key: jobsQuery('dead', false).queryKey, error: new ApiError(503) },
  ]),
  desk('PromptList', () => <PromptList />, [
    { key: promptsQuery().queryKey, data: { items: [version(2, true), { ...version(1, true), name: 'scene' }] } },
  ]),
  desk('PromptPage', () => <PromptPage name="grade" />, [
    { key: versionsQuery('grade').queryKey, data: { items: [version(2, false), version(1, true)] } },
  ]),
  desk('UsersView', () => <UsersView />, [
    {
      key: accountsQuery().queryKey,
      data: page([olga.data, user({ id: 'guest' }), user({ id: 'pupil', guest: false, username: 'pupil' })]),
    },
  ]),
];
