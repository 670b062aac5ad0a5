import { api, client } from './client';

/** What runs at the other end. Looked at again now and then, because a new version can be put in place while a page is open. */
export const metaQuery = () =>
  api.queryOptions('get', '/api/meta', {}, { staleTime: 60_000, refetchInterval: 5 * 60_000, refetchOnWindowFocus: true });

const MAX_REPORTS = 5;
let reports = 0;

/** Tells the server that the page broke. Never more than a few times, and never with what the player wrote. */
export function reportClientError(error: unknown) {
  if (reports++ >= MAX_REPORTS) return;
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  const body = {
    message: message.slice(0, 500),
    url: window.location.pathname,
    ...(stack ? { stack: stack.slice(0, 4000) } : {}),
  };
  void client.POST('/api/client-errors', { body }).catch(() => undefined);
}
