// What operators see and do. Nothing here is in the first download of a player.
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, client, dataOf } from './client';
import { ApiError } from './errors';
import type { components } from './schema';

type Schemas = components['schemas'];
export type PromptVersion = Schemas['PromptVersionBody'];
export type UsageRow = Schemas['UsageRow'];
export type Usage = Schemas['Usage'];
export type Cap = Schemas['CapBody'];
export type Job = Schemas['JobBody'];
export type Measured = Schemas['MeasuredBody'];
export type Preview = Schemas['PreviewBody'];
export type Account = Schemas['User'];
export type Role = Schemas['Role'];
export type Health = Schemas['Health'];
export type JobState = 'queued' | 'running' | 'dead';

const BEAT_MS = 10_000;
const PAGE = 50;
export const beat = (paused: boolean) => ({ refetchInterval: paused ? (false as const) : BEAT_MS, staleTime: 2_000 });

export const promptsQuery = () => api.queryOptions('get', '/api/prompts');
export const versionsQuery = (name: string) => api.queryOptions('get', '/api/prompts/{name}', { params: { path: { name } } });
export const usageQuery = (from: string, paused: boolean) =>
  api.queryOptions('get', '/api/usage', { params: { query: { from } } }, beat(paused));
export const queueQuery = (paused: boolean) => api.queryOptions('get', '/api/queue', {}, beat(paused));

// red is an answer too: what does not answer is what one wants to see
async function readiness(signal: AbortSignal): Promise<Health> {
  try {
    return await dataOf(client.GET('/api/health/ready', { signal }));
  } catch (error) {
    const said: object | undefined = error instanceof ApiError ? error.problem : undefined;
    if (said && 'checks' in said) return said as Health;
    throw error;
  }
}

export const readyQuery = (paused: boolean) =>
  queryOptions({
    queryKey: ['get', '/api/health/ready'],
    queryFn: ({ signal }) => readiness(signal),
    ...beat(paused),
    retry: false,
  });

export const jobsQuery = (state: JobState, paused: boolean) =>
  infiniteQueryOptions({
    queryKey: ['get', '/api/queue/jobs', state],
    queryFn: ({ pageParam, signal }) => {
      const query = { state, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) };
      return dataOf(client.GET('/api/queue/jobs', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    ...beat(paused),
  });

export const accountsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['get', '/api/users'],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) };
      return dataOf(client.GET('/api/users', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  });

const at = (name: string) => ({ path: { name } });

async function thenPrompts<T>(queries: QueryClient, call: Promise<{ data?: T }>): Promise<T> {
  const data = await dataOf(call);
  await queries.invalidateQueries({ predicate: (q) => String(q.queryKey[1]).startsWith('/api/prompts') });
  return data;
}

export const addVersion = (queries: QueryClient, name: string, body: Schemas['NewVersion']): Promise<PromptVersion> =>
  thenPrompts(queries, client.POST('/api/prompts/{name}', { params: at(name), body }));

export const activateVersion = (queries: QueryClient, name: string, body: Schemas['Activate']) =>
  thenPrompts(queries, client.POST('/api/prompts/{name}/activate', { params: at(name), body }));

export const rollBack = (queries: QueryClient, name: string): Promise<PromptVersion> =>
  thenPrompts(queries, client.POST('/api/prompts/{name}/rollback', { params: at(name), body: { message: '' } }));

export const previewVersion = (name: string, version: number): Promise<Preview> =>
  dataOf(client.POST('/api/prompts/{name}/preview', { params: at(name), body: { version } }));

async function thenQueue(queries: QueryClient, call: Promise<{ data?: Job }>): Promise<Job> {
  const job = await dataOf(call);
  await queries.invalidateQueries({ predicate: (q) => String(q.queryKey[1]).startsWith('/api/queue') });
  return job;
}

export const retryJob = (queries: QueryClient, id: string) =>
  thenQueue(queries, client.POST('/api/queue/jobs/{id}/retry', { params: { path: { id } } }));

export const dropJob = (queries: QueryClient, id: string) =>
  thenQueue(queries, client.DELETE('/api/queue/jobs/{id}', { params: { path: { id } } }));

export async function changeAccount(queries: QueryClient, id: string, body: Schemas['ChangeAccount']): Promise<Account> {
  const account = await dataOf(client.PUT('/api/users/{id}', { params: { path: { id } }, body }));
  await queries.invalidateQueries({ queryKey: ['get', '/api/users'] });
  return account;
}
