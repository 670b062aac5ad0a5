import { QueryClient } from '@tanstack/react-query';
import { HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { day, task } from '@/test/samples';
import { http, server } from '@/test/setup';
import { flushOutbox, submitAnswer, useOutbox } from './outbox';
import { sessionQuery } from './sessions';
import type { SessionDetail } from './types';

const sent = { session_id: 'day-1', scenario_id: 'scene-1', round: 1, user_answer: 'check the band' };
const kept = () => useOutbox.getState().kept;
let queries: QueryClient;

beforeEach(() => {
  useOutbox.setState({ kept: [], errors: {} });
  queries = new QueryClient();
  queries.setQueryData(sessionQuery('day-1').queryKey, day);
});

const refuse = (status: number, code: string) =>
  HttpResponse.json({ status, code, title: code, detail: code, type: 'x', request_id: 'r' }, { status });

test('an accepted answer leaves the outbox and stands in the day', async () => {
  server.use(http.post('/api/evaluate-answer', ({ response }) => response(202).json(task)));
  await submitAnswer(queries, sent);
  expect(kept()).toEqual([]);
  const now = queries.getQueryData<SessionDetail>(sessionQuery('day-1').queryKey);
  expect(now?.answers[0]).toMatchObject({ user_answer: 'check the band', status: 'succeeded', evaluation: { score: 8 } });
});

test('without a network the answer is kept, and goes out later with the same key', async () => {
  const seen: (string | null)[] = [];
  server.use(
    http.post('/api/evaluate-answer', ({ request, response }) => {
      seen.push(request.headers.get('idempotency-key'));
      return seen.length === 1 ? response.untyped(HttpResponse.error()) : response(202).json(task);
    }),
  );
  await submitAnswer(queries, sent);
  expect(kept()).toMatchObject([{ state: 'kept', user_answer: 'check the band' }]);
  await flushOutbox(queries);
  expect(kept()).toEqual([]);
  expect(seen[0]).toBeTruthy();
  expect(seen[1]).toBe(seen[0]);
});

test('an answer given in another tab is not sent again', async () => {
  server.use(http.post('/api/evaluate-answer', ({ response }) => response.untyped(refuse(409, 'already_answered'))));
  await submitAnswer(queries, sent);
  expect(kept()).toEqual([]);
});

test.each([
  [429, 'rate_limited', 'kept'],
  [503, 'unavailable', 'kept'],
  [422, 'validation_failed', 'refused'],
  [401, 'unauthorized', 'refused'],
])('a %i %s leaves the answer %s', async (status, code, state) => {
  server.use(http.post('/api/evaluate-answer', ({ response }) => response.untyped(refuse(status, code))));
  await submitAnswer(queries, sent);
  expect(kept()).toMatchObject([{ state }]);
});

test('a refused answer is not sent again by itself', async () => {
  let calls = 0;
  server.use(
    http.post('/api/evaluate-answer', ({ response }) => {
      calls++;
      return response.untyped(refuse(422, 'validation_failed'));
    }),
  );
  await submitAnswer(queries, sent);
  await flushOutbox(queries);
  expect(calls).toBe(1);
});
