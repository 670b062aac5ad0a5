// Watches one evaluation until its end: first as a stream of events, and when streams don't get through, by long-polling.
// fetch instead of EventSource, because EventSource hides 401 and 429 and can't carry the token.
import { queryOptions } from '@tanstack/react-query';
import { createParser } from 'eventsource-parser';
import { client, dataOf } from './client';
import { errorFrom, isPassing } from './errors';
import { playerFetch } from './session';
import type { Task } from './types';

const WAIT_S = 20;
const PAUSE_MS = [500, 1000, 2000, 4000];

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['task', id],
    queryFn: () => dataOf(client.GET('/api/tasks/{task_id}', { params: { path: { task_id: id } } })),
  });

export const taskEnded = (task: Task) => task.status === 'succeeded' || task.status === 'failed';

export type TaskWatch = { onTask: (task: Task) => void; onLink: (up: boolean) => void; onError: (error: unknown) => void };

async function stream(id: string, signal: AbortSignal, onTask: (task: Task) => void): Promise<boolean> {
  const url = new URL(`/api/tasks/${id}`, window.location.origin);
  const response = await playerFetch(new Request(url, { headers: { Accept: 'text/event-stream' }, signal }));
  if (!response.ok) throw await errorFrom(response);
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('event-stream') || !response.body) {
    const task = (await response.json()) as Task;
    onTask(task);
    return taskEnded(task);
  }
  let ended = false;
  const parser = createParser({
    onEvent: (event) => {
      if (event.event && event.event !== 'task') return;
      const task = JSON.parse(event.data) as Task;
      ended = taskEnded(task);
      onTask(task);
    },
  });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done && !ended; part = await reader.read()) parser.feed(part.value);
  void reader.cancel().catch(() => undefined);
  return ended;
}

async function poll(id: string, signal: AbortSignal, onTask: (task: Task) => void): Promise<boolean> {
  const params = { path: { task_id: id }, query: { wait: WAIT_S } };
  const task = await dataOf(client.GET('/api/tasks/{task_id}', { params, signal }));
  onTask(task);
  return taskEnded(task);
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** Runs until the task ends, the watcher leaves, or the server refuses for good. */
export async function watchTask(id: string, signal: AbortSignal, watch: TaskWatch): Promise<void> {
  const heard = (task: Task) => {
    watch.onLink(true);
    watch.onTask(task);
  };
  for (let round = 0; !signal.aborted; round++) {
    try {
      // every second try is a poll: a proxy that swallows streams then costs one round, not the whole wait
      if (await (round % 2 === 0 ? stream : poll)(id, signal, heard)) return;
    } catch (error) {
      if (signal.aborted) return;
      watch.onLink(false);
      if (!isPassing(error) && !(error instanceof TypeError)) return watch.onError(error);
    }
    await pause(PAUSE_MS[Math.min(round, PAUSE_MS.length - 1)] as number, signal);
  }
}
