// Classes: what teachers keep and see, and how pupils come in. Nothing here is in the first download of a player.
import type { QueryClient } from '@tanstack/react-query';
import { api, client, dataOf } from './client';
import { sceneKey } from './scenes';
import type { components } from './schema';
import { ensurePlayer, takeSeat } from './session';
import type { Scene, SessionDetail } from './types';

type Schemas = components['schemas'];
export type Class = Schemas['Class'];
export type Seat = Schemas['Seat'];
export type Assignment = Schemas['Assignment'];
export type AssignmentWish = Schemas['AssignmentWish'];
export type RecoveryCode = Schemas['RecoveryCode'];
export type LivePupil = Schemas['LivePupil'];
export type Results = Schemas['ClassResults'];
export type Pupil = Schemas['PupilBody'];
export type PupilDay = Schemas['PupilDayBody'];
export type CriterionRow = Schemas['CriterionRow'];
export type Joined = Schemas['JoinedBody'];
export type JoinedClass = Schemas['JoinedClassBody'];

const BEAT_MS = 4_000;
const at = (id: string) => ({ path: { id } });
const only = (assignment: string | undefined) => (assignment ? { assignment_id: assignment } : {});

export const classesQuery = () => api.queryOptions('get', '/api/classes', { params: { query: { limit: 50 } } });
export const classQuery = (id: string) => api.queryOptions('get', '/api/classes/{id}', { params: at(id) });
export const seatsQuery = (id: string) =>
  api.queryOptions('get', '/api/classes/{id}/seats', { params: at(id) }, { refetchInterval: BEAT_MS });
export const assignmentsQuery = (id: string) => api.queryOptions('get', '/api/classes/{id}/assignments', { params: at(id) });
export const liveQuery = (id: string, assignment: string | undefined) =>
  api.queryOptions(
    'get',
    '/api/classes/{id}/live',
    { params: { ...at(id), query: only(assignment) } },
    { refetchInterval: BEAT_MS },
  );
export const resultsQuery = (id: string, assignment: string | undefined) =>
  api.queryOptions('get', '/api/classes/{id}/results', { params: { ...at(id), query: only(assignment) } }, { staleTime: 0 });
export const criteriaQuery = (id: string, assignment: string) =>
  api.queryOptions('get', '/api/classes/{id}/criteria', { params: { ...at(id), query: { assignment_id: assignment } } });
export const pupilDayQuery = (id: string, session: string) =>
  api.queryOptions('get', '/api/classes/{id}/sessions/{session}', { params: { path: { id, session } } }, { staleTime: 0 });
export const joinedQuery = () => api.queryOptions('get', '/api/classes/joined', {}, { staleTime: 0 });
export const boardQuery = (assignment: string) =>
  api.queryOptions('get', '/api/assignments/{id}/leaderboard', { params: at(assignment) });

async function then<T>(queries: QueryClient, call: Promise<{ data?: T }>): Promise<T> {
  const data = await dataOf(call);
  await queries.invalidateQueries({ predicate: (q) => String(q.queryKey[1]).startsWith('/api/classes') });
  return data;
}

export const createClass = (queries: QueryClient, name: string) => then(queries, client.POST('/api/classes', { body: { name } }));

export const changeClass = (queries: QueryClient, id: string, body: Schemas['ChangeClass']) =>
  then(queries, client.PUT('/api/classes/{id}', { params: at(id), body }));

export const resetCode = (queries: QueryClient, id: string) =>
  then(queries, client.POST('/api/classes/{id}/code', { params: at(id) }));

export const removeClass = (queries: QueryClient, id: string) =>
  then(queries, client.DELETE('/api/classes/{id}', { params: at(id) }));

export const renameSeat = (queries: QueryClient, id: string, seat: string, nickname: string) =>
  then(queries, client.PUT('/api/classes/{id}/seats/{seat}', { params: { path: { id, seat } }, body: { nickname } }));

export const removeSeat = (queries: QueryClient, id: string, seat: string) =>
  then(queries, client.DELETE('/api/classes/{id}/seats/{seat}', { params: { path: { id, seat } } }));

export const issueCodes = (queries: QueryClient, id: string) =>
  then(queries, client.POST('/api/classes/{id}/recovery-codes', { params: at(id), body: {} }));

export const createAssignment = (queries: QueryClient, id: string, body: AssignmentWish) =>
  then(queries, client.POST('/api/classes/{id}/assignments', { params: at(id), body }));

export const changeAssignment = (queries: QueryClient, id: string, assignment: string, body: AssignmentWish) =>
  then(queries, client.PUT('/api/classes/{id}/assignments/{assignment}', { params: { path: { id, assignment } }, body }));

export const removeAssignment = (queries: QueryClient, id: string, assignment: string) =>
  then(queries, client.DELETE('/api/classes/{id}/assignments/{assignment}', { params: { path: { id, assignment } } }));

export const overrideGrade = (
  queries: QueryClient,
  id: string,
  answer: string,
  body: Schemas['Override'],
): Promise<SessionDetail> =>
  then(
    queries,
    client.PUT('/api/classes/{id}/answers/{answer}/grade', { params: { path: { id, answer } }, body }),
  ) as Promise<SessionDetail>;

export async function resultsFile(id: string, assignment: string | undefined): Promise<Blob> {
  const params = { ...at(id), query: only(assignment) };
  return dataOf(client.GET('/api/classes/{id}/results.csv', { params, parseAs: 'blob' })) as unknown as Promise<Blob>;
}

/** Takes a seat: as who sits here, or, `fresh`, as somebody new. */
export async function joinClass(queries: QueryClient, code: string, nickname: string, fresh: boolean): Promise<Joined> {
  const joined = await takeSeat<Joined>('/api/classes/join', nickname ? { code, nickname } : { code }, fresh);
  await queries.invalidateQueries({ queryKey: joinedQuery().queryKey });
  return joined;
}

/** Comes back to a seat by the code that the teacher printed. */
export async function recoverSeat(queries: QueryClient, code: string, recovery: string): Promise<Joined> {
  const joined = await takeSeat<Joined>('/api/classes/recover', { code, recovery }, true);
  await queries.invalidateQueries();
  return joined;
}

export const leaveClass = (queries: QueryClient, id: string) =>
  then(queries, client.DELETE('/api/classes/{id}/seats/me', { params: at(id) }));

export async function startAssigned(queries: QueryClient, assignment: string, career: string): Promise<Scene> {
  await ensurePlayer();
  const body = { career_title: career, assignment_id: assignment };
  const scene = await dataOf(client.POST('/api/generate-scenario', { body }));
  queries.setQueryData(sceneKey(scene.session_id), scene);
  void queries.invalidateQueries({ queryKey: ['get', '/api/sessions'] });
  return scene;
}
