// A specimen's own world: its cache is filled beforehand, its router knows where it is, and nothing is ever fetched.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { CrashPage } from '@/components/Crash';
import { routeTree } from '@/routeTree.gen';
import type { Known } from './known';

export type Specimen = {
  name: string;
  /** the states that its queries are in; what is not listed loads for ever */
  known?: Known[];
  /** the address at which it stands */
  at?: string;
  /** done once, before it is shown */
  before?: () => void;
  /** a part of the page; without it, the page itself that is at the address */
  show?: () => ReactNode;
};

function cacheOf(known: Known[]): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, retryOnMount: false, refetchOnMount: false },
    },
  });
  for (const { key, data, error } of known) {
    if (error === undefined) queries.setQueryData(key, data);
    else
      queries
        .getQueryCache()
        .build(queries, { queryKey: key })
        .setState({ status: 'error', error: error as Error });
  }
  return queries;
}

// the places that parts of the page ask for by name
const PLACES = ['/', '/operate', '/history', '$'];

// a page stands here without the frame that every page has
routeTree.update({ component: Outlet });

function routerOf(at: string, show: Specimen['show']) {
  const history = createMemoryHistory({ initialEntries: [at] });
  if (!show) return createRouter({ routeTree, history });
  const root = createRootRoute({ component: Outlet, errorComponent: ({ error }) => <CrashPage error={error} /> });
  const places = PLACES.map((path) => createRoute({ getParentRoute: () => root, path, component: show }));
  return createRouter({ routeTree: root.addChildren(places), history });
}

export function World({ name, known = [], at = '/', before, show }: Specimen) {
  const [queries] = useState(() => {
    before?.();
    return cacheOf(known);
  });
  const [router] = useState(() => routerOf(at, show));
  return (
    <section className="specimen" aria-label={name} data-specimen={name} data-page={show ? undefined : at}>
      <p className="specimen-name">{name}</p>
      <QueryClientProvider client={queries}>
        {/* the router of the page itself is another type */}
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </section>
  );
}
