// What a specimen's queries have been answered. Answers have the types of the API, so a changed contract does not build.
import type { QueryKey } from '@tanstack/react-query';
import { ApiError } from '@/api/errors';

export type Known = { key: QueryKey; data?: unknown; error?: unknown };

type Query = { queryKey: QueryKey; queryFn?: unknown };
type Call = (...args: never) => unknown;
type Answer<Q extends Query> = Extract<Q['queryFn'], Call> extends (...args: never) => infer R ? Awaited<R> : never;

export const said = <Q extends Query>(query: Q, data: Answer<Q>): Known => ({ key: query.queryKey, data });

/** The first page of a list that comes page by page. */
export const listed = <Q extends Query>(query: Q, page: Answer<Q>): Known => ({
  key: query.queryKey,
  data: { pages: [page], pageParams: [''] },
});

export const GONE = new ApiError(404, {
  type: 'about:blank',
  title: 'Not found',
  status: 404,
  detail: 'there is no such thing',
  code: 'not_found',
  request_id: 'r-42',
});

export const failed = (query: Query, error: unknown = new ApiError(503)): Known => ({ key: query.queryKey, error });
