import { createFileRoute, Outlet } from '@tanstack/react-router';
import { TeachFrame } from '@/features/teach/TeachFrame';

export const Route = createFileRoute('/teach')({ component: Teach });

function Teach() {
  return (
    <TeachFrame>
      <Outlet />
    </TeachFrame>
  );
}
