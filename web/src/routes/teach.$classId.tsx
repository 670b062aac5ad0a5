import { createFileRoute, Outlet } from '@tanstack/react-router';
import { ClassFrame } from '@/features/teach/ClassFrame';

export const Route = createFileRoute('/teach/$classId')({ component: OneClass });

function OneClass() {
  const { classId } = Route.useParams();
  return (
    <ClassFrame key={classId} classId={classId}>
      <Outlet />
    </ClassFrame>
  );
}
