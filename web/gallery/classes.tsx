import {
  assignmentsQuery,
  boardQuery,
  classesQuery,
  classQuery,
  criteriaQuery,
  joinedQuery,
  liveQuery,
  pupilDayQuery,
  resultsQuery,
  seatsQuery,
} from '@/api/classes';
import { metaQuery } from '@/api/meta';
import { meQuery } from '@/api/users';
import { JoinForm } from '@/features/join/JoinForm';
import { Assignment } from '@/features/lti/Assignment';
import { Refused } from '@/features/lti/Refused';
import { Teacher } from '@/features/lti/Teacher';
import { AssignmentForm } from '@/features/teach/AssignmentForm';
import { wishOf } from '@/features/teach/model';
import { OverrideDialog } from '@/features/teach/OverrideDialog';
import { any, assignments, care, criteria, group, live, over, pupilDay, results, seats } from './classroom';
import { failed, GONE, type Known, said } from './known';
import { Pressed } from './opened';
import { meta, ownAnswer, user } from './samples';
import type { Specimen } from './world';

const none = () => undefined;
const frame = [
  said(metaQuery(), meta),
  said(meQuery(), user({ guest: false, username: 'terry' })),
  said(classQuery('class'), group),
];
const at = (name: string, path: string, ...known: Known[]): Specimen => ({ name, at: path, known: [...frame, ...known] });
const tasks = said(assignmentsQuery('class'), { items: assignments });
const some = said(seatsQuery('class'), { items: seats });

const joined = (...items: (typeof care)[]) =>
  said(joinedQuery(), {
    items: [
      {
        class: { id: 'class', name: '10b' },
        seat: { id: 'seat-1', nickname: 'Night owl' },
        assignments: items,
        joined_at: care.created_at,
      },
    ],
  });
const board = said(boardQuery('care'), {
  items: [
    { rank: 1, nickname: 'Swift heron 12', own: false, score_mean: 8.9 },
    { rank: 2, nickname: 'Night owl', own: true, score_mean: 4 },
  ],
});
const lti = (name: string, show: () => React.ReactNode, ...known: Known[]): Specimen => ({
  name: `LTI, ${name}`,
  known,
  show: () => <div className="grid gap-6">{show()}</div>,
});

export const classes: Specimen[] = [
  at(
    'Classes',
    '/teach',
    said(classesQuery(), { items: [group, { ...group, id: 'b', name: 'A class with quite a long name, 11c', locked: true }] }),
  ),
  at('Classes, none', '/teach', said(classesQuery(), { items: [] })),
  at('Classes, loading', '/teach'),
  at('Classes, failed', '/teach', failed(classesQuery())),
  { name: 'Classes, for a guest', at: '/teach', known: [said(meQuery(), user())] },
  at('Class', '/teach/class', some),
  at(
    'Class, its code has ended, nobody in it',
    '/teach/class',
    said(classQuery('class'), { ...group, code_expires_at: '2026-11-01T08:00:00Z', seats: 0 }),
    said(seatsQuery('class'), { items: [] }),
  ),
  at(
    'Class, locked, pupils failed',
    '/teach/class',
    said(classQuery('class'), { ...group, locked: true }),
    failed(seatsQuery('class')),
  ),
  at('Class, not there', '/teach/none', failed(classQuery('none'), GONE)),
  at('Assignments', '/teach/class/assignments', tasks),
  at('Assignments, none', '/teach/class/assignments', said(assignmentsQuery('class'), { items: [] })),
  at('Assignments, failed', '/teach/class/assignments', failed(assignmentsQuery('class'))),
  {
    name: 'AssignmentForm',
    known: frame,
    show: () => <AssignmentForm from={wishOf(care)} action="Save" onSend={() => new Promise(none)} onDone={none} />,
  },
  at('Who is where', '/teach/class/live', tasks, said(liveQuery('class', undefined), { items: live })),
  at('Who is where, nobody', '/teach/class/live', said(liveQuery('class', undefined), { items: [] })),
  at('Who is where, loading', '/teach/class/live'),
  at('Who is where, failed', '/teach/class/live', failed(liveQuery('class', undefined))),
  at(
    'Results',
    '/teach/class/results?of=care',
    tasks,
    said(resultsQuery('class', 'care'), results),
    said(criteriaQuery('class', 'care'), { items: criteria }),
  ),
  at(
    'Results, of all, cut off',
    '/teach/class/results',
    tasks,
    said(resultsQuery('class', undefined), { ...results, truncated: true }),
  ),
  at(
    'Results, nobody',
    '/teach/class/results',
    said(resultsQuery('class', undefined), { assignments: [], pupils: [], truncated: false }),
  ),
  at('Results, failed', '/teach/class/results', failed(resultsQuery('class', undefined))),
  at(
    "A pupil's day",
    '/teach/class/day/day-0',
    said(pupilDayQuery('class', 'day-0'), pupilDay),
    said(resultsQuery('class', undefined), results),
  ),
  at("A pupil's day, loading", '/teach/class/day/day-0'),
  at("A pupil's day, not there", '/teach/class/day/day-0', failed(pupilDayQuery('class', 'day-0'), GONE)),
  { name: 'OverrideDialog', show: () => <OverrideDialog classId="class" answer={ownAnswer} onClose={none} /> },
  at('Join', '/join', said(joinedQuery(), { items: [] })),
  at('Join by the link, with a seat already', '/join/K7MWQ3XH', joined(care, any, over), board),
  at('Join, nothing to play', '/join', joined()),
  at('Join, failed', '/join', failed(joinedQuery())),
  {
    name: 'JoinForm, back to a lost seat',
    known: [said(joinedQuery(), { items: [] })],
    show: () => <Pressed button="I have lost my seat">{<JoinForm code="K7MWQ3XH" onDone={none} />}</Pressed>,
  },
  {
    name: 'JoinForm, refused',
    known: [said(joinedQuery(), { items: [] })],
    show: () => <Pressed button="Join">{<JoinForm code="refused" onDone={none} />}</Pressed>,
  },
  { ...at('The board of an assignment', '/join', joined(care), board) },
  lti('one career', () => <Assignment id="care" />, joined({ ...care, careers: ['registered nurse'], rounds: 2 })),
  lti('two careers', () => <Assignment id="care" />, joined(care)),
  lti('any career', () => <Assignment id="any" />, joined(any)),
  lti('a task that is gone', () => <Assignment id="gone" />, joined()),
  lti('loading', () => <Assignment id="care" />),
  lti('failed', () => <Assignment id="care" />, failed(joinedQuery())),
  lti('a teacher', () => <Teacher classId="class" />),
  ...['again', 'setup', 'class', 'later'].map((problem) =>
    lti(`refused: ${problem}`, () => <Refused problem={problem} requestId="0198f0a2-6a3e-7c1d" />),
  ),
];
