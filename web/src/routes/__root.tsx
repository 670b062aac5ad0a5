import { createRootRoute, Outlet } from '@tanstack/react-router';
import { CrashPage, NotFoundPage } from '@/components/Crash';
import { Shell } from '@/components/Shell';

export const Route = createRootRoute({
  component: () => (
    <Shell>
      <Outlet />
    </Shell>
  ),
  errorComponent: ({ error, reset }) => <CrashPage error={error} reset={reset} />,
  notFoundComponent: NotFoundPage,
});
