import { api, client, dataOf } from './client';
import { forget, logIn, mayHaveSession } from './session';
import type { User } from './types';

export { logIn, logOut, mayHaveSession, sessionOver } from './session';

export const meQuery = () => api.queryOptions('get', '/api/users/me', {}, { enabled: mayHaveSession });

export type Credentials = { username: string; password: string };

/** A guest keeps the history; a visitor who never played gets a fresh account. */
export async function signUp(body: Credentials, guest: boolean): Promise<User> {
  if (guest) return dataOf(client.PUT('/api/users/me', { body }));
  const user = await dataOf(client.POST('/api/users', { body }));
  await logIn(body.username, body.password);
  return user;
}

export async function eraseMe(): Promise<void> {
  await client.DELETE('/api/users/me');
  forget();
}

export async function exportMe(): Promise<Blob> {
  return dataOf(client.GET('/api/users/me/export', { parseAs: 'blob' })) as unknown as Promise<Blob>;
}
