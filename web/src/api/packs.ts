// Scenario packs: the file goes to the server as it is, and comes back as it was.
import type { QueryClient } from '@tanstack/react-query';
import { api, client, dataOf } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];
export type Pack = Schemas['Pack'];
export type PackCheck = Schemas['PackCheck'];
export type PackFinding = Schemas['PackFinding'];
export type PackPreview = Schemas['PackPreview'];
export type PackDay = Schemas['PackDay'];
export type PackScene = Schemas['PackScene'];

export const packsQuery = () => api.queryOptions('get', '/api/packs');
export const packQuery = (name: string) => api.queryOptions('get', '/api/packs/{name}', { params: { path: { name } } });

const asFile = { headers: { 'content-type': 'application/toml' }, bodySerializer: (body: string) => body };

export const checkPack = (file: string): Promise<PackCheck> => dataOf(client.POST('/api/packs/check', { body: file, ...asFile }));

async function thenPacks<T>(queries: QueryClient, call: Promise<{ data?: T }>): Promise<T> {
  const data = await dataOf(call);
  await queries.invalidateQueries({ predicate: (q) => /^\/api\/(packs|careers)/.test(String(q.queryKey[1])) });
  return data;
}

export const importPack = (queries: QueryClient, file: string): Promise<Pack> =>
  thenPacks(queries, client.POST('/api/packs', { body: file, ...asFile }));

export const removePack = (queries: QueryClient, name: string) =>
  thenPacks(queries, client.DELETE('/api/packs/{name}', { params: { path: { name } } }));

export const packFile = (name: string): Promise<Blob> =>
  dataOf(client.GET('/api/packs/{name}/file', { params: { path: { name } }, parseAs: 'blob' })) as unknown as Promise<Blob>;
