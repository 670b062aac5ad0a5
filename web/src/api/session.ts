// Who is playing. The access token lives in this module's memory only; the refresh token lives in an HttpOnly cookie that
// script never sees. Refresh tokens rotate and a reused one ends the whole family, so two tabs must never refresh at once:
// one flight per tab, one lock over all tabs, and a tab that got a token hands it to the others.
// In a learning platform's frame the browser may keep no cookie for us, so there the refresh token lives in this module, too: as long as the page.
import { spoken } from '@/lib/i18n';
import { alone } from '@/lib/lock';
import { storage } from '@/lib/storage';
import { earlyDay, earlyToken } from './early';
import { ApiError, errorFrom, NetworkError } from './errors';
import type { components } from './schema';

type TokenPair = components['schemas']['TokenPair'];
export type LtiSession = components['schemas']['LtiSession'];
type Access = { token: string; expiresAt: number };
type Message = { kind: 'token'; access: Access } | { kind: 'ended' } | { kind: 'changed'; access: Access };

// The cookie can't be seen, so this flag remembers that there should be one: a first visitor causes no 401.
const HINT = 'careersim.session';
const EMBEDDED = typeof window !== 'undefined' && window.self !== window.top;
const SESSION_HEADERS: Record<string, string> = EMBEDDED ? {} : { 'X-Session': 'cookie' };
const LOCK = 'careersim.session.lock';
const EARLY_MS = 20_000;

let access: Access | undefined;
let framedRefresh: string | undefined;
let flight: Promise<string | undefined> | undefined;
const listeners = new Set<() => void>();
const channel = EMBEDDED || typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('careersim.session');

channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  access = data.kind === 'ended' ? undefined : data.access;
  if (data.kind !== 'token') notify();
});

function notify() {
  for (const listener of listeners) listener();
}

/** Called when another player, or nobody, sits here now: what was cached belongs to the one before. */
export function onPlayerChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const mayHaveSession = () => access !== undefined || (!EMBEDDED && storage.getItem(HINT) === '1');

function adopt(pair: TokenPair, kind: 'token' | 'changed'): string {
  access = { token: pair.access_token, expiresAt: Date.now() + pair.expires_in * 1000 };
  if (EMBEDDED) framedRefresh = pair.refresh_token ?? undefined;
  else storage.setItem(HINT, '1');
  channel?.postMessage({ kind, access } satisfies Message);
  if (kind === 'changed') notify();
  return access.token;
}

export function forget() {
  access = undefined;
  framedRefresh = undefined;
  storage.removeItem(HINT);
  channel?.postMessage({ kind: 'ended' } satisfies Message);
  notify();
}

async function post(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { ...SESSION_HEADERS, 'Accept-Language': spoken(), ...(init.headers as Record<string, string>) };
  try {
    return await fetch(new URL(path, window.location.origin), { method: 'POST', credentials: 'same-origin', ...init, headers });
  } catch (cause) {
    throw new NetworkError(cause);
  }
}

const tokenForm = (fields: Record<string, string>) => post('/api/token', { body: new URLSearchParams(fields) });

async function refresh(stale: string | undefined): Promise<string | undefined> {
  // while this tab waited for the lock, another one may have brought a newer token
  if (access && access.token !== stale) return access.token;
  const held: Record<string, string> = framedRefresh ? { refresh_token: framedRefresh } : {};
  const response = (await earlyToken()) ?? (await tokenForm({ grant_type: 'refresh_token', ...held }));
  if (response.ok) return adopt(await response.json(), 'token');
  const error = await errorFrom(response);
  if (error.status >= 500 || error.status === 429) throw error;
  forget();
  return undefined;
}

/** A new access token by the cookie, or undefined when the session is over. */
export function renew(stale?: string): Promise<string | undefined> {
  flight ??= alone(LOCK, () => refresh(stale)).finally(() => {
    flight = undefined;
  });
  return flight;
}

/** The token for the next call; undefined for a visitor who has not played yet. */
export async function accessToken(): Promise<string | undefined> {
  if (access && access.expiresAt - EARLY_MS > Date.now()) return access.token;
  return mayHaveSession() ? renew(access?.token) : undefined;
}

async function becomeGuest(): Promise<string> {
  if (access) return access.token;
  const response = await post('/api/guests');
  if (!response.ok) throw await errorFrom(response);
  return adopt(await response.json(), 'changed');
}

/** Playing needs a player: the one who was here, or a new guest. */
export async function ensurePlayer(): Promise<string> {
  return (await accessToken()) ?? (await alone(LOCK, becomeGuest));
}

/** A seat in a class, for who sits here now or, `fresh`, for nobody yet; the guest that then comes with it sits here from now on. */
export async function takeSeat<T extends object>(path: string, body: object, fresh: boolean): Promise<T> {
  const token = fresh ? undefined : await accessToken();
  const headers = { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  const response = await post(path, { headers, body: JSON.stringify(body) });
  if (!response.ok) throw await errorFrom(response);
  const seat: T & Partial<TokenPair> = await response.json();
  if (seat.access_token) adopt(seat as unknown as TokenPair, 'changed');
  return seat;
}

export async function logIn(username: string, password: string): Promise<void> {
  const response = await tokenForm({ grant_type: 'password', username, password });
  if (!response.ok) throw await errorFrom(response);
  adopt(await response.json(), 'changed');
}

/** Takes over the session that a launch from a learning platform left for this page. */
export async function takeOver(code: string): Promise<LtiSession> {
  const response = await post('/api/lti/session', {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  if (!response.ok) throw await errorFrom(response);
  const session: LtiSession = await response.json();
  adopt(session, 'changed');
  return session;
}

export async function logOut(): Promise<void> {
  const token = access?.token;
  const response = await post('/api/token', {
    method: 'DELETE',
    headers: token ? { Authorization: `Bearer ${token}` } : {},
  });
  if (!response.ok && response.status !== 401) throw await errorFrom(response);
  forget();
}

/** fetch with the player's token; a token that has just run out is renewed once, silently. */
export async function playerFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const send = async (r: Request, token: string | undefined) => {
    if (token) r.headers.set('Authorization', `Bearer ${token}`);
    try {
      return await fetch(r);
    } catch (cause) {
      if (r.signal.aborted) throw cause;
      throw new NetworkError(cause);
    }
  };
  const token = await accessToken();
  const response = (await earlyDay(request)) ?? (await send(request, token));
  if (response.status !== 401 || !token) return response;
  const fresh = await renew(token);
  return fresh ? send(again, fresh) : response;
}

export function sessionOver(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}
