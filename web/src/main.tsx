import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from 'react-error-boundary';
import { startOutbox } from './api/outbox';
import { queryClient } from './api/query-client';
import { mayHaveSession, renew } from './api/session';
import { CrashPage } from './components/Crash';
import { startI18n } from './lib/i18n';
import { applyTheme, useSettings } from './lib/settings';
import { router } from './router';

// not a top-level await: a chunk that imports this module would wait for it, and it for the chunk
async function start(root: HTMLElement) {
  // whoever was here needs a token for everything: asked for now, it is there when the page's own code is
  if (mayHaveSession()) void renew().catch(() => undefined);
  // the first page's code comes while the language is loaded, so that the static shell is replaced in one step
  await Promise.all([startI18n(), router.load()]);
  applyTheme(useSettings.getState().theme);
  startOutbox(queryClient);
  const app = (
    <StrictMode>
      <ErrorBoundary
        FallbackComponent={({ error, resetErrorBoundary }) => <CrashPage error={error} reset={resetErrorBoundary} />}
      >
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ErrorBoundary>
    </StrictMode>
  );
  // in slices, so that a slow phone scrolls and types meanwhile
  startTransition(() => createRoot(root).render(app));
}

const root = document.getElementById('root');
if (root) void start(root);
