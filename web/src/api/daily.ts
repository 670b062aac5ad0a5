import type { QueryClient } from '@tanstack/react-query';
import { api, client, dataOf } from './client';
import { sceneKey } from './scenes';
import { ensurePlayer } from './session';
import type { Scene } from './types';

/** The scene of the day. A visitor sees it, too; only who plays has days on which they came by. */
export const dailyQuery = () => api.queryOptions('get', '/api/daily', {}, { staleTime: 60_000 });

export async function startDaily(queries: QueryClient, language: string): Promise<Scene> {
  await ensurePlayer();
  const scene = await dataOf(client.POST('/api/daily', { body: { language } }));
  queries.setQueryData(sceneKey(scene.session_id), scene);
  void queries.invalidateQueries({ queryKey: ['get', '/api/sessions'] });
  void queries.invalidateQueries({ queryKey: dailyQuery().queryKey });
  return scene;
}
