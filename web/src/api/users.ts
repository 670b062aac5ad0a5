import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { api, client, dataOf } from './client';
import { forget, logIn, mayHaveSession, onPlayerChange } from './session';
import type { User } from './types';

export { logIn, logOut, sessionOver } from './session';

export const meQuery = () => api.queryOptions('get', '/api/users/me', {}, { enabled: mayHaveSession });

/** Whether somebody has played here; changes when they log in or out, in any tab. */
export const useKnown = () => useSyncExternalStore(onPlayerChange, mayHaveSession);

export type Credentials = { username: string; password: string };

/** A guest keeps the history; a visitor who never played gets a fresh account. */
export async function signUp(queries: QueryClient, body: Credentials, guest: boolean): Promise<User> {
  if (guest) {
    const me = await dataOf(client.PUT('/api/users/me', { body }));
    queries.setQueryData(meQuery().queryKey, me);
    return me;
  }
  const user = await dataOf(client.POST('/api/users', { body }));
  await logIn(body.username, body.password);
  return user;
}

export async function eraseMe(): Promise<void> {
  await client.DELETE('/api/users/me');
  forget();
}

/** Everything that is stored, or, as text, every day of it. */
export async function exportMe(format: 'text' | 'json', language: string): Promise<Blob> {
  const params = { query: { format, language } };
  return dataOf(client.GET('/api/users/me/export', { params, parseAs: 'blob' })) as unknown as Promise<Blob>;
}

export const sharingQuery = () => api.queryOptions('get', '/api/users/me/sharing');

/** Whether operators may try the coach on what this player wrote, without the name. */
export async function share(queries: QueryClient, shares_answers: boolean): Promise<void> {
  const now = await dataOf(client.PUT('/api/users/me/sharing', { body: { shares_answers } }));
  queries.setQueryData(sharingQuery().queryKey, now);
}
