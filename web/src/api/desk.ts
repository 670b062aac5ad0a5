// What operators see of reported scenes, of where scenes and grades come from, and of what other operators did.
import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import { api, client, dataOf } from './client';
import { beat } from './operate';
import type { components } from './schema';

type Schemas = components['schemas'];
export type ReportedScene = Schemas['ReportedScene'];
export type Deed = Schemas['Deed'];
export type Rate = Schemas['Rate'];
export type ReportState = 'open' | 'withdrawn' | 'kept';
export type Decision = 'withdraw' | 'restore' | 'keep';

const FEW = 20;
const PAGE = 50;
const after = (cursor: string) => (cursor ? { cursor } : {});

export const ratesQuery = (from: string, paused: boolean) =>
  api.queryOptions('get', '/api/rates', { params: { query: { from } } }, beat(paused));

export const reportsQuery = (state: ReportState, from: string, paused: boolean) =>
  infiniteQueryOptions({
    queryKey: ['get', '/api/reports', state, from],
    queryFn: ({ pageParam, signal }) => {
      const query = { state, from, limit: FEW, ...after(pageParam) };
      return dataOf(client.GET('/api/reports', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    ...beat(paused),
  });

export const auditQuery = (action: string | undefined, from: string, paused: boolean) =>
  infiniteQueryOptions({
    queryKey: ['get', '/api/audit', action, from],
    queryFn: ({ pageParam, signal }) => {
      const query = { from, limit: PAGE, ...(action ? { action } : {}), ...after(pageParam) };
      return dataOf(client.GET('/api/audit', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    ...beat(paused),
  });

/** Takes a scene out of play, deals it again, or leaves it in play: with a reason, which goes into the audit log. */
export async function decide(queries: QueryClient, scene: string, decision: Decision, reason: string): Promise<void> {
  const init = { params: { path: { scenario_id: scene } }, body: { reason } };
  const calls = {
    withdraw: () => client.POST('/api/reports/{scenario_id}/withdraw', init),
    restore: () => client.POST('/api/reports/{scenario_id}/restore', init),
    keep: () => client.POST('/api/reports/{scenario_id}/keep', init),
  };
  await calls[decision]();
  await queries.invalidateQueries({ queryKey: ['get', '/api/reports'] });
}
