import { ApiError } from '@/api/errors';
import { historyQuery, sessionsQuery } from '@/api/sessions';
import type { SessionDetail, SessionSummary, User } from '@/api/types';
import { meQuery, sharingQuery } from '@/api/users';
import { DayArc, Radar } from '@/components/charts';
import { AccountView } from '@/features/account/AccountView';
import { CompareView } from '@/features/compare/CompareView';
import { HistoryView } from '@/features/history/HistoryView';
import { ofDay } from '@/features/report/model';
import { ReportTools } from '@/features/report/ReportTools';
import { ReportView } from '@/features/report/ReportView';
import { dotsOf } from '@/lib/dots';
import { dayHours } from '@/lib/hours';
import { failed, listed, said } from './known';
import { Opened } from './opened';
import { day, summary, user } from './samples';
import type { Specimen } from './world';

const axes = day.report.competencies.map((c) => c.competency);
const values = day.report.competencies.map((c) => c.mean);
const own = day.report.competencies.map((c) => c.own_average);
const hours = dayHours(day.scenarios, day.rounds);
const line = (name: string) => ({ name, dots: dotsOf(day.answers), rounds: day.rounds, hours });
const other: SessionDetail = {
  ...day,
  answers: day.answers.map((a) => ({ ...a, evaluation: a.evaluation && { ...a.evaluation, score: 10 - a.evaluation.score } })),
  id: 'other',
  created_at: '2026-01-12T08:00:00Z',
  report: {
    ...day.report,
    competencies: day.report.competencies.map((c, i) => ({ ...c, mean: i === 2 ? null : 10 - (c.mean ?? 0) })),
  },
};
const empty: SessionDetail = {
  ...day,
  status: 'active',
  finished_at: null,
  answers: [],
  report: {
    ...day.report,
    balance_line: [],
    competencies: [],
    score_mean: null,
    offline_estimates: 0,
    estimates: [],
    strengths: [],
    next_steps: [],
    key_moments: [],
    related: [],
  },
};

const history = (name: string, items: SessionSummary[] | undefined, filter = {}, error?: unknown): Specimen => ({
  name: `HistoryView, ${name}`,
  at: '/history',
  known: error
    ? [failed(historyQuery(undefined), error)]
    : items
      ? [listed(historyQuery(undefined), { items, next_cursor: 'more' })]
      : [],
  show: () => <HistoryView filter={filter} />,
});

const account = (name: string, me?: User, error?: unknown): Specimen => ({
  name: `AccountView, ${name}`,
  known: error ? [failed(meQuery(), error)] : me ? [said(meQuery(), me), said(sharingQuery(), { shares_answers: false })] : [],
  show: () => <AccountView />,
});

export const days: Specimen[] = [
  {
    name: 'Radar',
    show: () => (
      <Radar title="Competencies" axes={axes} main={{ name: 'Today', values }} other={{ name: 'Your average', values: own }} />
    ),
  },
  {
    name: 'Radar, too little for a picture',
    show: () => (
      <Radar
        title="Competencies"
        axes={axes.slice(0, 2)}
        main={{ name: 'Today', values: [7, null] }}
        other={{ name: 'Your average', values: [6, null] }}
      />
    ),
  },
  { name: 'DayArc, with an estimate', show: () => <DayArc title="Scores" lines={[line('Today')]} /> },
  {
    name: 'DayArc, two days, and the table',
    show: () => (
      <Opened>
        {
          <DayArc
            title="Scores"
            lines={[line('A'), { ...line('B'), dots: dotsOf(other.answers).map((d) => ({ ...d, score: 10 - d.score })) }]}
          />
        }
      </Opened>
    ),
  },
  { name: 'ReportView', show: () => <ReportView day={ofDay(day)} /> },
  { name: 'ReportView, nothing answered yet', show: () => <ReportView day={ofDay(empty)} /> },
  {
    name: 'ReportTools',
    known: [said(sessionsQuery(50), { items: [] })],
    show: () => <ReportTools day={day} />,
  },
  {
    name: 'ReportTools, shared, and with other futures',
    known: [
      said(sessionsQuery(50), {
        items: [
          summary('fork', { parent_id: 'day', forked_at_round: 3, score_mean: 8.4 }),
          summary('open', { parent_id: 'fork', forked_at_round: 4, status: 'active', round: 4 }),
        ],
      }),
    ],
    show: () => <ReportTools day={{ ...day, share: { token: '0190aa', url: '' } }} />,
  },
  history('loading', undefined),
  history('empty', []),
  history('nothing fits', [summary('one')], { status: 'active' }),
  history('failed', undefined, {}, new ApiError(500)),
  history('with a trend', [
    summary('a', { score_mean: 8.1, created_at: '2026-01-09T08:00:00Z' }),
    summary('b', { status: 'active', round: 3, finished_at: null, score_mean: null }),
    summary('c', { exact: false, career_title: 'electrician' }),
    summary('d', { parent_id: 'a', forked_at_round: 3, score_mean: 5.2 }),
  ]),
  { name: 'CompareView', show: () => <CompareView a={day} b={other} /> },
  account('loading'),
  account('a guest', user()),
  account('with a name', user({ guest: false, username: 'ada_lovelace' })),
  account('an operator', user({ guest: false, username: 'olga', role: 'operator' })),
  account('nobody yet', undefined, new ApiError(401)),
  account('no answer', undefined, new ApiError(503)),
];
