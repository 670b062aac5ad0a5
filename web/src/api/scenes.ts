import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { rememberDay } from '@/lib/openDay';
import { client, dataOf } from './client';
import { ensurePlayer } from './session';
import { sessionQuery } from './sessions';
import type { Difficulty, Hint, Scene } from './types';

export type NewDay = { career_title: string; rounds: number; difficulty: Difficulty; language: string };

export const sceneKey = (sessionId: string) => ['scene', sessionId] as const;

/** The scene to answer now. The call is a POST, but the same scene comes again until it is answered. */
export const sceneQuery = (sessionId: string) =>
  queryOptions({
    queryKey: sceneKey(sessionId),
    queryFn: () => dataOf(client.POST('/api/generate-scenario', { body: { session_id: sessionId } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

export async function startDay(queries: QueryClient, day: NewDay): Promise<Scene> {
  await ensurePlayer();
  const scene = await dataOf(client.POST('/api/generate-scenario', { body: day }));
  queries.setQueryData(sceneKey(scene.session_id), scene);
  void queries.invalidateQueries({ queryKey: ['get', '/api/sessions'] });
  rememberDay({ ...scene, id: scene.session_id });
  return scene;
}

export async function nextScene(queries: QueryClient, sessionId: string): Promise<Scene> {
  const scene = await dataOf(client.POST('/api/generate-scenario', { body: { session_id: sessionId } }));
  queries.setQueryData(sceneKey(sessionId), scene);
  await queries.invalidateQueries({ queryKey: sessionQuery(sessionId).queryKey });
  return scene;
}

export async function buyHint(queries: QueryClient, scene: Scene): Promise<Hint> {
  const path = { id: scene.scenario_id };
  const call = client.POST('/api/scenarios/{id}/hint', { params: { path }, body: { session_id: scene.session_id } });
  const hint = await dataOf(call);
  queries.setQueryData<Scene>(sceneKey(scene.session_id), (old) => old && { ...old, balance: hint.balance, hint: hint.criteria });
  return hint;
}

export const reportScene = (scenarioId: string, reason: string) =>
  client.POST('/api/scenarios/{id}/report', { params: { path: { id: scenarioId } }, body: { reason } });
