import { dailyQuery } from '@/api/daily';
import { boardQuery } from '@/api/leaderboard';
import { metaQuery } from '@/api/meta';
import { sessionQuery, sessionsQuery, sharedQuery } from '@/api/sessions';
import { careerTrendQuery, trendsQuery } from '@/api/trends';
import type { BoardEntry, CareerTrend, Correction, Daily, TrendDay } from '@/api/types';
import Corrections from '@/components/Corrections';
import DailyCard from '@/features/daily/DailyCard';
import { failed, GONE, type Known, listed, said } from './known';
import { day, meta, scene, shared, summary } from './samples';
import type { Specimen } from './world';

const at = (name: string, path: string, ...known: Known[]): Specimen => ({
  name,
  at: path,
  known: [said(metaQuery(), meta), ...known],
});

const today: Daily = {
  career_title: 'Paramedic',
  slug: 'paramedic',
  soc_code: '29-2043',
  title: 'Two calls and one ambulance',
  summary: scene.scenario,
  day: '2026-11-21',
  next_at: '2026-11-22T00:00:00Z',
  recent: ['2026-11-16', '2026-11-18', '2026-11-20'],
  days_came_by: 17,
  met_before: false,
  session_id: null,
  status: 'new',
};
const daily = (part: Partial<Daily> = {}) => said(dailyQuery(), { ...today, ...part });
const fresh = { days_came_by: 0, recent: [] };
const met = { met_before: true, session_id: 'day', status: 'active' as const };
const done = { session_id: 'day', status: 'finished' as const, recent: [...today.recent, today.day] };

const NAMES = ['Swift heron', 'Night owl', 'A name of 20 letters', 'طائر الليل', 'Ölaf', 'Bo'];
const row = (i: number): BoardEntry => ({
  id: `entry-${i}`,
  rank: i + 1,
  nickname: NAMES[i] ?? `Player ${i}`,
  points: 1250 - i * 137,
  scenes: 140 - i * 9,
  mean: 8.9 - i / 3,
});
const page = { key: 'k', period: 'week', items: NAMES.map((_, i) => row(i)), next_cursor: 'more' };

const trendDay = (i: number, part: Partial<TrendDay> = {}): TrendDay => ({
  session_id: `day-${i}`,
  at: `2026-11-${String(i + 2).padStart(2, '0')}T08:00:00Z`,
  career_title: i % 3 ? 'registered nurse' : 'electrician',
  exact: 4,
  estimates: i % 2,
  score_mean: 4 + ((i * 7) % 6),
  estimate_mean: i % 2 ? 5 + (i % 3) : null,
  competencies: [{ competency: 'ethics', lines: 2, mean: 6.5 }],
  ...part,
});
const careers = [
  { career_title: 'registered nurse', days: 7 },
  { career_title: 'electrician', days: 4 },
];
const lived = (career_title: string, means: number[], part: Partial<CareerTrend> = {}): CareerTrend => ({
  career_title,
  days: 4,
  exact: 12,
  estimates: 2,
  estimate_mean: 6,
  score_mean: 7.2,
  competencies: means.map((mean, i) => ({
    competency: day.report.competencies[i]?.competency ?? 'craft',
    mean,
    lines: 5,
    best: {
      criterion: 'c',
      level: 3,
      own_words: true,
      round: 2,
      scene: scene.title ?? null,
      session_id: 'day',
      text: 'I will not sign for what I did not see',
    },
    weakest: {
      criterion: 'c',
      level: 0,
      own_words: false,
      round: 4,
      scene: null,
      session_id: 'day',
      text: scene.options[0] ?? '',
    },
  })),
  ...part,
});

const correction: Correction = {
  answer_id: 'answer',
  session_id: 'day',
  career_title: 'Registered nurse',
  round: 4,
  score: 8,
  score_before: 6,
  balance_change: 4,
  purpose: 'regrade',
};
const told: Known = {
  key: ['corrections'],
  data: [correction, { ...correction, answer_id: 'b', score_before: null, balance_change: -2 }],
};
const fork = summary('fork', { parent_id: 'day', forked_at_round: 3, score_mean: 8.4 });
const shallow = summary('open', { parent_id: 'fork', forked_at_round: 4, status: 'active', round: 4 });

export const returning: Specimen[] = [
  { name: 'DailyCard', known: [daily(fresh)], show: () => <DailyCard /> },
  { name: 'DailyCard, begun', known: [daily(met)], show: () => <DailyCard /> },
  { name: 'DailyCard, loading', show: () => <DailyCard /> },
  at('Scene of the day', '/daily', daily()),
  at('Scene of the day, for somebody new', '/daily', daily(fresh)),
  at('Scene of the day, begun, met before', '/daily', daily(met)),
  at('Scene of the day, played', '/daily', daily(done)),
  at('Scene of the day, loading', '/daily'),
  at('Scene of the day, failed', '/daily', failed(dailyQuery())),
  at('Leaderboard', '/leaderboard', listed(boardQuery('week'), { ...page, nickname: 'Night owl', own: row(1) })),
  at(
    'Leaderboard, further down',
    '/leaderboard?period=all',
    listed(boardQuery('all'), { ...page, nickname: 'Late bird', own: { ...row(70), rank: 71, points: 4 } }),
  ),
  at('Leaderboard, not on it', '/leaderboard', listed(boardQuery('week'), { ...page, next_cursor: null })),
  at('Leaderboard, empty', '/leaderboard', listed(boardQuery('week'), { ...page, items: [], next_cursor: null })),
  at('Leaderboard, loading', '/leaderboard'),
  at('Leaderboard, failed', '/leaderboard', failed(boardQuery('week'))),
  at('Trends', '/trends', said(trendsQuery(undefined), { careers, days: Array.from({ length: 11 }, (_, i) => trendDay(i)) })),
  at(
    'Trends, one competency, two days',
    '/trends?competency=ethics',
    said(trendsQuery(undefined), { careers: careers.slice(0, 1), days: [trendDay(1), trendDay(2)] }),
  ),
  at('Trends, one day', '/trends?career=electrician', said(trendsQuery('electrician'), { careers, days: [trendDay(3)] })),
  at('Trends, empty', '/trends', said(trendsQuery(undefined), { careers: [], days: [] })),
  at('Trends, loading', '/trends'),
  at('Trends, failed', '/trends', failed(trendsQuery(undefined))),
  at('Compare, nothing chosen', '/compare'),
  at('Compare, two days, loading', '/compare?a=day&b=other'),
  at('Compare, two days, failed', '/compare?a=day&b=other', said(sessionQuery('day'), day), failed(sessionQuery('other'), GONE)),
  at(
    'Compare, two careers',
    '/compare?career=nurse&other=chef',
    said(careerTrendQuery('nurse'), lived('registered nurse', [7.5, 6.2, 8.3, 9.1, 4.4])),
    said(careerTrendQuery('chef'), lived('chef', [4, 8.1, 6], { score_mean: null, exact: 0, estimates: 3 })),
  ),
  at('A shared report', '/shared/token', said(sharedQuery('token'), shared)),
  at('A shared report that was taken back', '/shared/token', failed(sharedQuery('token'), GONE)),
  at('A shared report, loading', '/shared/token'),
  at('A shared report, failed', '/shared/token', failed(sharedQuery('token'))),
  at(
    'A report with other futures',
    '/report/day',
    said(sessionQuery('day'), day),
    said(sessionsQuery(50), { items: [fork, shallow] }),
  ),
  at('A report, not there', '/report/none', failed(sessionQuery('none'), GONE)),
  { name: 'Corrections', known: [told], show: () => <Corrections look="flex flex-wrap gap-x-3 px-4" /> },
];
