import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import { api, client, dataOf } from './client';
import type { PlayedAnswer, SessionDetail, Task } from './types';

const PAGE = 20;

export const sessionQuery = (id: string) => api.queryOptions('get', '/api/sessions/{id}', { params: { path: { id } } });

export const sessionsQuery = (limit = PAGE) => api.queryOptions('get', '/api/sessions', { params: { query: { limit } } });

/** History page by page; the cursor is the server's business. */
export const historyQuery = (career: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['get', '/api/sessions', 'history', career ?? ''],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}), ...(career ? { career_title: career } : {}) };
      return dataOf(client.GET('/api/sessions', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  });

export type Sent = { session_id: string; scenario_id: string; round: number; option?: number; user_answer?: string };

/** Writes what a task says into the cached day, so that the page moves on before the next fetch. */
export function recordTask(queries: QueryClient, sent: Sent, task: Task) {
  const key = sessionQuery(sent.session_id).queryKey;
  queries.setQueryData<SessionDetail>(key, (day) => {
    if (!day) return day;
    const old = day.answers.find((a) => a.scenario_id === sent.scenario_id);
    const answer: PlayedAnswer = {
      answered_at: old?.answered_at ?? new Date().toISOString(),
      option: sent.option ?? null,
      user_answer: sent.user_answer ?? null,
      ...old,
      scenario_id: sent.scenario_id,
      round: sent.round,
      answer_id: task.answer_id,
      task_id: task.task_id,
      status: task.status,
      evaluation: task.result ?? old?.evaluation ?? null,
    };
    return { ...day, answers: [...day.answers.filter((a) => a !== old), answer] };
  });
}

export async function rewind(queries: QueryClient, id: string, round: number): Promise<SessionDetail> {
  const day = await dataOf(client.POST('/api/sessions/{id}/fork', { params: { path: { id } }, body: { round } }));
  queries.setQueryData(sessionQuery(day.id).queryKey, day);
  void queries.invalidateQueries({ queryKey: ['get', '/api/sessions'] });
  return day;
}

export const shareDay = (id: string) => dataOf(client.POST('/api/sessions/{id}/share', { params: { path: { id } } }));

export const unshareDay = (id: string) => client.DELETE('/api/sessions/{id}/share', { params: { path: { id } } });

export const sharedQuery = (token: string) => api.queryOptions('get', '/api/shared/{token}', { params: { path: { token } } });

export type ExportFormat = 'text' | 'json';

/** A day as a file, in the form that the server writes it. */
export function exportDay(id: string, format: ExportFormat, language: string): Promise<Blob> {
  const params = { path: { id }, query: { format, language } };
  return dataOf(client.GET('/api/sessions/{id}/export', { params, parseAs: 'blob' })) as unknown as Promise<Blob>;
}
