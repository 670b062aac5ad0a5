import { QueryClient } from '@tanstack/react-query';
import { rememberDay } from '@/lib/openDay';
import { ApiError, isPassing } from './errors';
import { onPlayerChange } from './session';

const MAX_TRIES = 3;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 15 * 60_000,
      retry: (count, error) => isPassing(error) && count < MAX_TRIES,
      retryDelay: (count) => Math.min(500 * 2 ** count, 4000),
      // `navigator.onLine` is a guess; the server on this very machine answers without a network
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

// Another player must not see what the one before had on the screen; the catalogue is everyone's.
onPlayerChange(() => {
  rememberDay(undefined);
  const mine = (key: readonly unknown[]) => !String(key[1]).startsWith('/api/careers');
  queryClient.removeQueries({ predicate: (q) => q.getObserversCount() === 0 && mine(q.queryKey) });
  void queryClient.invalidateQueries({ predicate: (q) => mine(q.queryKey) });
});

export const isNotFound = (error: unknown) => error instanceof ApiError && (error.status === 404 || error.status === 422);
