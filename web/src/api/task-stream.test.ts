import { HttpResponse } from 'msw';
import { expect, test, vi } from 'vitest';
import { task } from '@/test/samples';
import { http, server } from '@/test/setup';
import { watchTask } from './task-stream';
import type { Task } from './types';

const queued: Task = { task_id: 'task-1', answer_id: 'answer-1', status: 'queued', attempts: 0, queue_position: 2 };
const frame = (t: Task) => `event: task\ndata: ${JSON.stringify(t)}\n\n`;
const events = (text: string) => new HttpResponse(text, { headers: { 'content-type': 'text/event-stream' } });

function watch() {
  const seen: string[] = [];
  const links: boolean[] = [];
  const onError = vi.fn();
  const done = watchTask('task-1', new AbortController().signal, {
    onTask: (t) => seen.push(t.status),
    onLink: (up) => links.push(up),
    onError,
  });
  return { seen, links, onError, done };
}

test('follows the stream to its end', async () => {
  server.use(
    http.get('/api/tasks/{task_id}', ({ response }) => response.untyped(events(`: hello\n\n${frame(queued)}${frame(task)}`))),
  );
  const w = watch();
  await w.done;
  expect(w.seen).toEqual(['queued', 'succeeded']);
});

test('a stream that breaks off is followed by a long poll', async () => {
  const accepts: (string | null)[] = [];
  server.use(
    http.get('/api/tasks/{task_id}', ({ request, response }) => {
      accepts.push(request.headers.get('accept'));
      return accepts.length === 1 ? response.untyped(events(frame(queued))) : response(200).json(task);
    }),
  );
  const w = watch();
  await w.done;
  expect(w.seen).toEqual(['queued', 'succeeded']);
  expect(accepts[0]).toBe('text/event-stream');
  expect(accepts[1]).not.toBe('text/event-stream');
});

test('a server that restarts is waited for', async () => {
  let calls = 0;
  server.use(
    http.get('/api/tasks/{task_id}', ({ response }) =>
      ++calls < 3 ? response.untyped(HttpResponse.error()) : response(200).json(task),
    ),
  );
  const w = watch();
  await w.done;
  expect(w.links).toEqual([false, false, true]);
  expect(w.seen).toEqual(['succeeded']);
  expect(w.onError).not.toHaveBeenCalled();
});

test("another player's task is an error and not waited for", async () => {
  const gone = { status: 404, code: 'not_found', title: '', detail: '', type: '', request_id: 'r' };
  server.use(http.get('/api/tasks/{task_id}', ({ response }) => response.untyped(HttpResponse.json(gone, { status: 404 }))));
  const w = watch();
  await w.done;
  expect(w.onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'not_found' }));
});
