// An answer is written here before it is sent and leaves only when the server has it. The idempotency key makes a second
// sending harmless, so whatever dies in between (network, tab, server), the answer counts exactly once.
import type { QueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { jsonStorage } from '@/lib/storage';
import { randomKey } from '@/lib/uuid';
import { client, dataOf } from './client';
import { ApiError, isPassing } from './errors';
import { recordTask, type Sent, sessionQuery } from './sessions';
import type { Task } from './types';

export type Kept = Sent & { key: string; at: number; state: 'sending' | 'kept' | 'refused' };

type Outbox = {
  kept: Kept[];
  errors: Record<string, unknown>;
  put: (entry: Kept) => void;
  mark: (key: string, state: Kept['state'], error?: unknown) => void;
  drop: (key: string) => void;
};

export const useOutbox = create<Outbox>()(
  persist(
    (set) => ({
      kept: [],
      errors: {},
      put: (entry) => set((s) => ({ kept: [...s.kept.filter((k) => k.scenario_id !== entry.scenario_id), entry] })),
      mark: (key, state, error) =>
        set((s) => ({ kept: s.kept.map((k) => (k.key === key ? { ...k, state } : k)), errors: { ...s.errors, [key]: error } })),
      drop: (key) => set((s) => ({ kept: s.kept.filter((k) => k.key !== key) })),
    }),
    // errors don't survive a reload: the next try will say again what is wrong
    { name: 'careersim.outbox', storage: jsonStorage, partialize: (s) => ({ kept: s.kept }) },
  ),
);

async function send(queries: QueryClient, entry: Kept): Promise<Task | undefined> {
  const { mark, drop } = useOutbox.getState();
  mark(entry.key, 'sending');
  try {
    const { session_id, scenario_id, option, user_answer } = entry;
    const choice = option === undefined ? { user_answer } : { option };
    const header = { 'Idempotency-Key': entry.key };
    const body = { session_id, scenario_id, ...choice };
    const task = await dataOf(client.POST('/api/evaluate-answer', { params: { header }, body }));
    recordTask(queries, entry, task);
    drop(entry.key);
    return task;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'already_answered') drop(entry.key);
    else mark(entry.key, isPassing(error) || (error instanceof ApiError && error.status === 429) ? 'kept' : 'refused', error);
    return undefined;
  } finally {
    void queries.invalidateQueries({ queryKey: sessionQuery(entry.session_id).queryKey });
  }
}

export function submitAnswer(queries: QueryClient, sent: Sent): Promise<Task | undefined> {
  const entry: Kept = { ...sent, key: randomKey(), at: Date.now(), state: 'sending' };
  useOutbox.getState().put(entry);
  return send(queries, entry);
}

let flushing = false;

/** Sends what is kept, oldest first, one at a time. */
export async function flushOutbox(queries: QueryClient): Promise<void> {
  if (flushing) return;
  flushing = true;
  try {
    for (const entry of useOutbox.getState().kept) if (entry.state !== 'refused') await send(queries, entry);
  } finally {
    flushing = false;
  }
}

const RETRY_MS = 5000;

/** Tries again when the network is back, when the page is opened, and from time to time as long as something is kept. */
export function startOutbox(queries: QueryClient): () => void {
  const flush = () => void flushOutbox(queries);
  const beat = setInterval(() => {
    if (useOutbox.getState().kept.some((k) => k.state === 'kept')) flush();
  }, RETRY_MS);
  window.addEventListener('online', flush);
  flush();
  return () => {
    clearInterval(beat);
    window.removeEventListener('online', flush);
  };
}
