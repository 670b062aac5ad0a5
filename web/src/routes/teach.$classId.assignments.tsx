import { createFileRoute } from '@tanstack/react-router';
import { Assignments } from '@/features/teach/Assignments';

export const Route = createFileRoute('/teach/$classId/assignments')({ component: ClassAssignments });

function ClassAssignments() {
  const { classId } = Route.useParams();
  return <Assignments classId={classId} />;
}
