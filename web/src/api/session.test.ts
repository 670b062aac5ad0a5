import { HttpResponse, http as plain } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { http, server } from '@/test/setup';

// the module keeps the token: each test gets a new browser tab
let session: typeof import('./session');
let client: typeof import('./client').client;
beforeEach(async () => {
  vi.resetModules();
  window.localStorage.clear();
  globalThis.careersimEarly = undefined;
  session = await import('./session');
  client = (await import('./client')).client;
});

const pair = (token: string) => ({ access_token: token, token_type: 'bearer', expires_in: 1800 });
const me = { id: 'u', role: 'player' as const, guest: true, balance: 100, created_at: '2026-01-05T08:00:00Z' };
const unauthorized = () =>
  HttpResponse.json(
    { code: 'unauthorized', status: 401 },
    { status: 401, headers: { 'content-type': 'application/problem+json' } },
  );

test('a visitor who never played causes no call for a token', async () => {
  expect(session.mayHaveSession()).toBe(false);
  expect(await session.accessToken()).toBeUndefined();
});

test('the first play makes one guest, however many ask at once, and says that the cookie is wanted', async () => {
  const guests = vi.fn();
  server.use(
    http.post('/api/guests', ({ request, response }) => {
      guests(request.headers.get('x-session'));
      return response(201).json(pair('t1'));
    }),
  );
  await Promise.all([session.ensurePlayer(), session.ensurePlayer(), session.ensurePlayer()]);
  expect(guests.mock.calls).toEqual([['cookie']]);
  expect(window.localStorage.getItem('careersim.session')).toBe('1');
  expect(JSON.stringify(window.localStorage)).not.toContain('t1');
});

test('several calls on a stale token renew it once and are all repeated', async () => {
  window.localStorage.setItem('careersim.session', '1');
  let refreshed = 0;
  let valid = 'none';
  server.use(
    http.post('/api/token', ({ response }) => {
      refreshed++;
      valid = refreshed === 1 ? 'was valid' : 'fresh';
      return response(200).json(pair(refreshed === 1 ? 'stale' : 'fresh'));
    }),
    http.get('/api/users/me', ({ request, response }) =>
      request.headers.get('authorization') === `Bearer ${valid}` ? response(200).json(me) : response.untyped(unauthorized()),
    ),
  );
  await session.accessToken();
  const answers = await Promise.all([1, 2, 3].map(() => client.GET('/api/users/me')));
  expect(answers.map((a) => a.data?.balance)).toEqual([100, 100, 100]);
  expect(refreshed).toBe(2);
});

test('a refused refresh ends the session instead of asking again and again', async () => {
  window.localStorage.setItem('careersim.session', '1');
  const changed = vi.fn();
  session.onPlayerChange(changed);
  server.use(http.post('/api/token', ({ response }) => response.untyped(unauthorized())));
  expect(await session.accessToken()).toBeUndefined();
  expect(session.mayHaveSession()).toBe(false);
  expect(changed).toHaveBeenCalledOnce();
});

test('a server that is down for a moment does not log anybody out', async () => {
  window.localStorage.setItem('careersim.session', '1');
  server.use(http.post('/api/token', ({ response }) => response.untyped(new HttpResponse(null, { status: 503 }))));
  await expect(session.accessToken()).rejects.toThrow();
  expect(session.mayHaveSession()).toBe(true);
});

test('an empty 500 is an error, and a refusal carries its code, fields and wait', async () => {
  server.use(http.get('/api/meta', ({ response }) => response.untyped(new HttpResponse(null, { status: 500 }))));
  await expect(client.GET('/api/meta')).rejects.toMatchObject({ status: 500, code: 'internal' });
  const problem = { code: 'rate_limited', status: 429, title: 'slow', detail: 'slow', type: 'x', request_id: 'r1' };
  server.use(plain.get('*/api/meta', () => HttpResponse.json(problem, { status: 429, headers: { 'retry-after': '7' } })));
  await expect(client.GET('/api/meta')).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 7, requestId: 'r1' });
});

const early = (reply: Response, day?: Response) => {
  window.localStorage.setItem('careersim.session', '1');
  globalThis.careersimEarly = {
    at: performance.now(),
    token: Promise.resolve(reply),
    path: '/api/users/me',
    day: Promise.resolve(day),
  };
};

test('what was asked for before the code was there is taken once, and not asked for again', async () => {
  early(HttpResponse.json(pair('early')), HttpResponse.json({ ...me, balance: 42 }));
  const asked = vi.fn();
  server.use(
    http.get('/api/users/me', ({ request, response }) => {
      asked(request.headers.get('authorization'));
      return response(200).json(me);
    }),
  );
  const balances = [await client.GET('/api/users/me'), await client.GET('/api/users/me')].map((a) => a.data?.balance);
  expect(balances).toEqual([42, 100]);
  expect(asked.mock.calls).toEqual([['Bearer early']]);
});

test('an early token that was refused ends the session, and one that never came is asked for by the page', async () => {
  early(unauthorized());
  expect(await session.accessToken()).toBeUndefined();
  expect(session.mayHaveSession()).toBe(false);

  window.localStorage.setItem('careersim.session', '1');
  const lost = Promise.reject(new TypeError('no network'));
  lost.catch(() => undefined);
  globalThis.careersimEarly = { at: performance.now(), token: lost };
  server.use(http.post('/api/token', ({ response }) => response(200).json(pair('late'))));
  expect(await session.accessToken()).toBe('late');
});
