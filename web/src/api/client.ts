import createFetchClient, { type Middleware } from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import { spoken } from '@/lib/i18n';
import { randomKey } from '@/lib/uuid';
import { errorFrom, NetworkError } from './errors';
import type { paths } from './schema';
import { playerFetch } from './session';

// An empty 500 would count as success in openapi-react-query: whatever is not ok becomes a throw here, once for all calls.
const refusals: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await errorFrom(response);
  },
};

// Each call begins a trace (W3C Trace Context), which the server goes on with through its queue to the model.
const traced: Middleware = {
  onRequest({ request }) {
    const hex = () => randomKey().replaceAll('-', '');
    request.headers.set('traceparent', `00-${hex()}-${hex().slice(0, 16)}-01`);
  },
};

// What goes wrong is told in the language of the page, which need not be the browser's.
const inOwnWords: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', spoken());
  },
};

// Answers that are the same for everybody must not wait for a session.
const PUBLIC = /^\/api\/(careers|meta|shared|client-errors)(\/|$)/;

async function publicFetch(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    throw new NetworkError(cause);
  }
}

export const client = createFetchClient<paths>({
  baseUrl: typeof window === 'undefined' ? 'http://localhost' : window.location.origin,
  fetch: (request) => (PUBLIC.test(new URL(request.url).pathname) ? publicFetch(request) : playerFetch(request)),
});
client.use(traced, inOwnWords, refusals);

export const api = createQueryClient(client);

/** openapi-fetch types `data` as maybe missing; after the middleware above it is there. */
export async function dataOf<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}
