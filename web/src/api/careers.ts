import { keepPreviousData } from '@tanstack/react-query';
import { api } from './client';

const LIMIT = 8;

/** Best match first; an empty `q` gives suggestions. The old list stays while the next one loads, so nothing flickers. */
export const careersQuery = (q: string, limit = LIMIT) =>
  api.queryOptions(
    'get',
    '/api/careers',
    { params: { query: { q, limit } } },
    { placeholderData: keepPreviousData, staleTime: 5 * 60_000 },
  );
