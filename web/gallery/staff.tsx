import { casesQuery, sharedAnswersQuery } from '@/api/cases';
import { auditQuery, type Deed, type Rate, type ReportedScene, ratesQuery, reportsQuery } from '@/api/desk';
import { metaQuery } from '@/api/meta';
import {
  accountsQuery,
  type Job,
  jobsQuery,
  promptsQuery,
  queueQuery,
  readyQuery,
  type Usage,
  type UsageRow,
  usageQuery,
  versionsQuery,
} from '@/api/operate';
import { packQuery, packsQuery } from '@/api/packs';
import { meQuery } from '@/api/users';
import { Page } from '@/components/Page';
import { ActivateDialog, PreviewDialog } from '@/features/operate/Gate';
import { firstDay } from '@/features/operate/model';
import { PacksView } from '@/features/operate/PacksView';
import { TriedColumn } from '@/features/operate/TriedColumn';
import { TryBench } from '@/features/operate/TryBench';
import { failed, type Known, listed, said } from './known';
import { Given, Opened, Pressed } from './opened';
import { FILE, pack, packRows } from './packs';
import { cases, gate, tried, triedScene, version } from './prompts';
import { meta, scene, user } from './samples';
import type { Specimen } from './world';

const none = () => undefined;
const me = user({ guest: false, username: 'olga', role: 'operator' });
const frame = [said(meQuery(), me), said(metaQuery(), meta)];
const seven = firstDay(7);
const row: UsageRow = {
  day: '2026-11-20',
  model: 'gemini-pro',
  purpose: 'grade',
  prompt: 'grade@3',
  input_tokens: 9000,
  output_tokens: 800,
  thought_tokens: 400,
  cached_tokens: 3000,
  unknown_costs: 0,
  calls: 40,
  cost_usd: 0.31,
  ms: 160_000,
  outcome: 'ok',
};
const cap = { scope: 'all', limit_usd: 10, reserved_usd: 0.5, spent_usd: 4.2 };
const usage: Usage = {
  items: [
    row,
    { ...row, day: '2026-11-21', model: 'gemini-flash', outcome: 'timeout', calls: 4, unknown_costs: 2, cost_usd: 0.02 },
  ],
  caps: [
    { ...cap, period: '2026-11-21' },
    { ...cap, period: '2026-11', limit_usd: 100, spent_usd: 97.1 },
  ],
  total_usd: 0.33,
  switched_off: ['gemini-pro: quota'],
};
const depth = { queued: 12, running: 3, dead: 1, due: 9, retried: 2, oldest_seconds: 41 };
const rate = (what: string, result: string, times: number, day = '2026-11-21'): Rate => ({ day, what, result, times });
const rates = [
  ...[
    rate('scene', 'hit', 210),
    rate('scene', 'joined', 30),
    rate('scene', 'miss', 22),
    rate('scene', 'fallback', 4),
    rate('scene', 'library', 61),
  ],
  ...[rate('grade', 'hit', 12), rate('grade', 'miss', 160), rate('grade', 'fallback', 9), rate('scene', 'hit', 90, '2026-11-20')],
];
const job: Job = {
  attempts: 5,
  purpose: 'grade',
  status: 'failed',
  player_id: 'p',
  last_error: 'unavailable: 503',
  created_at: '2026-11-20T08:00:00Z',
  run_at: '2026-11-20T08:00:00Z',
  task_id: '0190a1b2-6a3e-7c1d-9f00-0000000000ad',
};
const reported: ReportedScene = {
  scenario_id: 'scene',
  career: 'registered nurse',
  difficulty: 'normal',
  language: 'en',
  title: scene.title ?? null,
  scenario: scene.scenario,
  options: scene.options,
  provenance: { source: 'gemini', cached: false, prompt: 'scene@2' },
  reports: 2,
  shown: 41,
  last_at: '2026-11-21T08:00:00Z',
  said: [
    {
      at: '2026-11-21T08:00:00Z',
      open: true,
      reason: 'Nobody signs the book like that: the second nurse must stand beside you.',
    },
    { at: '2026-11-20T08:00:00Z', open: false, reason: 'wrong' },
  ],
  withdrawn_at: null,
};
const deed = (id: string, action: string, subject: string, detail: object): Deed => ({
  id,
  action,
  subject,
  by: 'olga',
  at: '2026-11-20T08:00:00Z',
  detail: detail as Deed['detail'],
});
const deeds = [
  deed('a', 'prompt.activate', 'grade@2', { message: 'fairness first', forced: false, from: 1 }),
  deed('b', 'scene.withdraw', '0190a1b2-6a3e-7c1d', { reason: 'it is wrong about the gas' }),
  deed('c', 'database.restore', 'backup', {}),
];

const desk = (name: string, path: string, ...known: Known[]): Specimen => ({
  name,
  at: `/operate${path}`,
  known: [...frame, ...known],
});
const part = (name: string, show: () => React.ReactNode, ...known: Known[]): Specimen => ({
  name,
  at: '/operate',
  known: [...frame, ...known],
  show,
});
const bench = (name: string, show: () => React.ReactNode, ...known: Known[]) => part(name, () => <Page>{show()}</Page>, ...known);
const money = said(usageQuery(seven, false), usage);
const work = said(queueQuery(false), depth);
const healthy = said(readyQuery(false), {
  status: 'ok',
  checks: { database: 'ok', cache: 'ok', process: 'ok', migrations: 'ok' },
});
const sick = said(readyQuery(false), {
  status: 'unavailable',
  checks: {
    database: 'ok',
    cache: 'not reachable; working without it',
    process: 'ok',
    migrations: '2 migrations are not done: run `careersim migrate`',
  },
});
const waiting = listed(reportsQuery('open', seven, false), { items: [reported], next_cursor: null });
const from = said(ratesQuery(seven, false), { items: rates });
const dead = jobsQuery('dead', false);
const versions = said(versionsQuery('grade'), { items: [version(2, false), version(1, true)] });
const answers = said(sharedAnswersQuery(), {
  items: [
    {
      answer_id: 'a',
      answer: 'I would ask Tomas to stay.',
      career_title: 'registered nurse',
      score: 8,
      at: '2026-11-20T08:00:00Z',
    },
  ],
});
const tryable = said(casesQuery('grade'), { items: cases });
const measured: Known = { key: ['preview', 'grade', 2], data: gate };

export const staff: Specimen[] = [
  { name: 'Desk, for somebody else', at: '/operate', known: [said(meQuery(), user())] },
  desk('Overview', '', money, work, healthy, waiting, from),
  desk('Overview, something is wrong', '', failed(usageQuery(seven, false)), work, sick, failed(ratesQuery(seven, false))),
  desk('Overview, loading', ''),
  desk('Usage', '/usage', money),
  desk('Usage, by outcome, of one model', '/usage?by=outcome&model=gemini-flash', money),
  desk('Usage, filtered to nothing', '/usage?model=another', money),
  desk('Sources', '/rates', from),
  desk('Sources, one result', '/rates?what=grade&result=fallback', from),
  desk('Sources, empty', '/rates', said(ratesQuery(seven, false), { items: [] })),
  desk('Sources, failed', '/rates', failed(ratesQuery(seven, false))),
  desk('Queue, dead', '/queue?state=dead', work, listed(dead, { items: [job], next_cursor: 'more' })),
  desk('Queue, empty', '/queue?state=dead', work, listed(dead, { items: [], next_cursor: null })),
  desk('Queue, failed', '/queue?state=dead', failed(dead)),
  desk('Health', '/health', healthy),
  desk('Health, something is wrong', '/health', sick),
  desk('Health, loading', '/health'),
  desk('Health, no answer', '/health', failed(readyQuery(false))),
  desk('Reported scenes', '/reports', waiting),
  desk(
    'Reported scenes, withdrawn',
    '/reports?state=withdrawn',
    listed(reportsQuery('withdrawn', seven, false), {
      items: [{ ...reported, withdrawn_at: '2026-11-21T09:00:00Z' }],
      next_cursor: null,
    }),
  ),
  desk('Reported scenes, none', '/reports', listed(reportsQuery('open', seven, false), { items: [], next_cursor: null })),
  desk('Reported scenes, failed', '/reports', failed(reportsQuery('open', seven, false))),
  desk('Audit log', '/audit', listed(auditQuery(undefined, seven, false), { items: deeds, next_cursor: null })),
  desk(
    'Audit log, nothing of this kind',
    '/audit?action=pack',
    listed(auditQuery('pack', seven, false), { items: [], next_cursor: null }),
  ),
  desk('Prompts', '/prompts', said(promptsQuery(), { items: [version(2, true), version(1, true, 'scene')] })),
  desk('Prompts, failed', '/prompts', failed(promptsQuery())),
  desk('A prompt', '/prompts/grade', versions),
  desk('A prompt, not there', '/prompts/none', failed(versionsQuery('none'))),
  bench(
    'TryBench, tried',
    () => <Pressed button="Try all cases">{<TryBench version={version(2, false)} onClose={none} />}</Pressed>,
    tryable,
    answers,
  ),
  bench(
    'TryBench, its folds open',
    () => <Opened>{<TryBench version={version(2, false)} onClose={none} />}</Opened>,
    said(casesQuery('grade'), { items: cases.slice(0, 1) }),
    answers,
  ),
  bench('TryBench, cases failed', () => <TryBench version={version(2, false)} onClose={none} />, failed(casesQuery('grade'))),
  bench('TriedColumn: a scene, no answer, no model', () => (
    <div className="grid gap-4 md:grid-cols-3 items-start">
      <TriedColumn of="case" title="This version" tried={triedScene} />
      <TriedColumn
        of="case"
        title="In force"
        tried={{ ...tried, outcome: 'unavailable', why: '503 after 3 tries', score: null, feedback: null, criteria: [] }}
      />
      <TriedColumn
        of="case"
        title="In force"
        tried={{ ...tried, outcome: 'no_model', score: null, feedback: null, criteria: [] }}
      />
    </div>
  )),
  part('PreviewDialog', () => <PreviewDialog version={version(2, false)} onClose={none} />, measured),
  part('PreviewDialog, measuring', () => <PreviewDialog version={version(3, false)} onClose={none} />),
  part('ActivateDialog', () => <ActivateDialog version={version(2, false)} onClose={none} onDone={none} />),
  desk('Packs', '/packs', said(packsQuery(), { items: packRows })),
  desk('Packs, none', '/packs', said(packsQuery(), { items: [] })),
  desk('Packs, failed', '/packs', failed(packsQuery())),
  bench('Packs, a file with findings', () => <Given file={FILE}>{<PacksView />}</Given>, said(packsQuery(), { items: [] })),
  bench('Packs, a file that is fine', () => <Given file="fine">{<PacksView />}</Given>, said(packsQuery(), { items: [] })),
  desk('A pack', '/packs/harbour-trades', said(packQuery('harbour-trades'), pack)),
  desk(
    'Accounts',
    '/users',
    listed(accountsQuery(), {
      items: [me, user({ id: 'guest' }), user({ id: 'pupil', guest: false, username: 'a_pupil_with_quite_a_long_name' })],
      next_cursor: null,
    }),
  ),
  desk('Accounts, failed', '/users', failed(accountsQuery())),
];
