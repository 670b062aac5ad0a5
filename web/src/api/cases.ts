// Cases that a version of a prompt is tried on beside the one in force.
import type { QueryClient } from '@tanstack/react-query';
import { api, client, dataOf } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];
export type PromptCase = Schemas['PromptCase'];
export type NewCase = Schemas['NewCase'];
export type Tried = Schemas['Tried'];
export type SideBySide = Schemas['SideBySide'];

export const casesQuery = (name: string) => api.queryOptions('get', '/api/prompts/{name}/cases', { params: { path: { name } } });
export const sharedAnswersQuery = () => api.queryOptions('get', '/api/shared-answers');

const again = (queries: QueryClient) => queries.invalidateQueries({ queryKey: ['get', '/api/prompts/{name}/cases'] });

export async function keepCase(queries: QueryClient, name: string, body: NewCase): Promise<PromptCase> {
  const kept = await dataOf(client.POST('/api/prompts/{name}/cases', { params: { path: { name } }, body }));
  await again(queries);
  return kept;
}

export async function removeCase(queries: QueryClient, id: string): Promise<void> {
  await client.DELETE('/api/cases/{id}', { params: { path: { id } } });
  await again(queries);
}

export const tryPrompt = (name: string, version: number, key: string): Promise<SideBySide> =>
  dataOf(client.POST('/api/prompts/{name}/try', { params: { path: { name } }, body: { version, case: key } }));
