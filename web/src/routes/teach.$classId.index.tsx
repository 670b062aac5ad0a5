import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { classQuery } from '@/api/classes';
import { CodeCard, RemoveClass } from '@/features/teach/CodeCard';
import { Seats } from '@/features/teach/Seats';

export const Route = createFileRoute('/teach/$classId/')({ component: ClassSeats });

function ClassSeats() {
  const { classId } = Route.useParams();
  const code = useQuery(classQuery(classId)).data?.code ?? '';
  return (
    <>
      <CodeCard classId={classId} />
      <Seats classId={classId} code={code} />
      <RemoveClass classId={classId} />
    </>
  );
}
