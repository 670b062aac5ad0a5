import { infiniteQueryOptions } from '@tanstack/react-query';
import { client, dataOf } from './client';
import { ensurePlayer } from './session';

const PAGE = 20;
export type Period = 'week' | 'all';

export const boardKey = ['get', '/api/leaderboard'] as const;

/** The board page by page. */
export const boardQuery = (period: Period) =>
  infiniteQueryOptions({
    queryKey: [...boardKey, period],
    queryFn: ({ pageParam, signal }) => {
      const query = { period, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) };
      return dataOf(client.GET('/api/leaderboard', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  });

export async function joinBoard(nickname: string) {
  await ensurePlayer();
  return dataOf(client.PUT('/api/leaderboard/me', { body: { nickname } }));
}

export const leaveBoard = () => client.DELETE('/api/leaderboard/me');
