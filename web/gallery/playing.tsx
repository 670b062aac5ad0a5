import { ApiError, NetworkError } from '@/api/errors';
import { metaQuery } from '@/api/meta';
import { type Kept, useOutbox } from '@/api/outbox';
import { taskQuery } from '@/api/task-stream';
import type { Evaluation, PlayedAnswer, Scene, Task } from '@/api/types';
import { DayLine } from '@/components/DayLine';
import Feedback from '@/features/evaluation/Feedback';
import { SceneView } from '@/features/scene/SceneView';
import EarlierScenes from '@/features/session/EarlierScenes';
import { NextStep } from '@/features/session/NextStep';
import { KeptAnswer } from '@/features/task/KeptAnswer';
import Waiting from '@/features/task/Waiting';
import { dotsOf } from '@/lib/dots';
import { type Draft, useDrafts } from '@/lib/drafts';
import { dayHours } from '@/lib/hours';
import { said } from './known';
import { Opened } from './opened';
import { day, estimate, evaluation, hint, meta, ownAnswer, pick, played, scene, task } from './samples';
import type { Specimen } from './world';

const none = () => undefined;
const hours = dayHours(day.scenarios, day.rounds);
const known = [said(metaQuery(), meta)];
const offline = [said(metaQuery(), { ...meta, coach: 'offline' })];

function sceneIn(name: string, part: Partial<Scene>, draft?: Partial<Draft>, error?: unknown, data = known): Specimen {
  const id = `gallery: ${name}`;
  const own = { ...scene, ...part, scenario_id: id };
  return {
    name: `SceneView, ${name}`,
    known: data,
    before: () => {
      if (draft) useDrafts.getState().change(id, draft);
      if (!error) return;
      useOutbox.getState().put({ scenario_id: id, session_id: 'day', round: 2, option: 0, key: id, at: 0, state: 'refused' });
      useOutbox.getState().mark(id, 'refused', error);
    },
    show: () => <SceneView scene={own} hour="19:40" />,
  };
}

function feedbackIn(name: string, answer: PlayedAnswer, graded: Evaluation, finished = false): Specimen {
  return {
    name: `Feedback, ${name}`,
    show: () => (
      <Feedback scene={played} answer={{ ...answer, evaluation: graded }} evaluation={graded} language="en" sessionId="day">
        <NextStep finished={finished} pending={false} error={undefined} onNext={none} onReport={none} />
      </Feedback>
    ),
  };
}

function waitingIn(name: string, id: string, state: Partial<Task>): Specimen {
  return {
    name: `Waiting, ${name}`,
    known: [...known, said(taskQuery(id), task({ task_id: id, ...state }))],
    show: () => <Waiting sessionId="day" answer={{ ...ownAnswer, task_id: id, evaluation: null, status: 'queued' }} />,
  };
}

function keptIn(name: string, state: Kept['state'], error?: unknown): Specimen {
  const kept: Kept = {
    session_id: 'day',
    scenario_id: `kept: ${name}`,
    round: 2,
    user_answer: ownAnswer.user_answer ?? '',
    key: `kept: ${name}`,
    at: 0,
    state,
  };
  return {
    name: `KeptAnswer, ${name}`,
    before: () => useOutbox.getState().mark(kept.key, state, error),
    show: () => <KeptAnswer kept={kept} options={[]} />,
  };
}

const line = (name: string, rounds: number, now: number, night = false): Specimen => ({
  name: `DayLine, ${name}`,
  show: () => (
    <DayLine rounds={rounds} now={now} stops={dotsOf(day.answers).filter((d) => d.round < now)} hours={hours} night={night} />
  ),
});

const earlier = [
  {
    score: 4,
    feedback: 'The first reading saw no reason.',
    replaced_by: 'appeal',
    reason: 'I did say why.',
    provenance: evaluation.provenance,
  },
];

export const playing: Specimen[] = [
  line('morning', 5, 1),
  line('in the middle', 5, 3),
  line('over', 5, 6),
  line('at night', 5, 2, true),
  line('ten scenes', 10, 7),
  sceneIn('fresh', {}),
  sceneIn('an option chosen', {}, { choice: 1 }),
  sceneIn('own words', {}, { choice: 'own', text: ownAnswer.user_answer ?? '' }),
  sceneIn('too many words', {}, { choice: 'own', text: 'I would ask, and then I would ask again. '.repeat(13) }),
  sceneIn('with the hint', { hint }),
  sceneIn('too poor for a hint', { balance: 2, carry: null }),
  sceneIn(
    'refused by the server',
    {},
    { choice: 0 },
    new ApiError(401, { code: 'unauthorized', status: 401, title: '', detail: '', type: '', request_id: 'r-42' }),
  ),
  sceneIn('a general scene, by hand', {
    title: null,
    provenance: {
      source: 'offline',
      cached: false,
      label: 'A general workplace scene: nothing in it is special to this career.',
    },
  }),
  sceneIn('a coach that reads English only', { language: 'en' }, { choice: 'own', text: '' }, undefined, offline),
  feedbackIn('on own words', ownAnswer, evaluation),
  feedbackIn('on a pick', pick, { ...evaluation, provenance: { source: 'library', cached: false }, receipt: { attempts: [] } }),
  feedbackIn('an estimate', ownAnswer, estimate),
  feedbackIn('words to the grader, and a loss', ownAnswer, {
    ...evaluation,
    suspicious: true,
    score: 2,
    balance_change: -6,
    balance: 100,
  }),
  feedbackIn('after an appeal, at the end of the day', ownAnswer, { ...evaluation, earlier }, true),
  {
    name: 'NextStep, pending',
    show: () => <NextStep finished={false} pending error={undefined} onNext={none} onReport={none} />,
  },
  {
    name: 'NextStep, failed',
    show: () => <NextStep finished={false} pending={false} error={new NetworkError()} onNext={none} onReport={none} />,
  },
  waitingIn('sent', 'sent', { queue_position: 3 }),
  waitingIn('a second attempt', 'running', { status: 'running', attempts: 2 }),
  waitingIn('no line', 'no-line', { status: 'running', attempts: 1 }),
  waitingIn('failed', 'failed', { status: 'failed', attempts: 5 }),
  keptIn('on its way', 'sending'),
  keptIn('kept', 'kept', new NetworkError()),
  { name: 'EarlierScenes', show: () => <EarlierScenes day={day} before={4} /> },
  {
    name: 'EarlierScenes, open',
    show: () => <Opened>{<EarlierScenes day={{ ...day, scenarios: day.scenarios.slice(2, 4) }} />}</Opened>,
  },
];
