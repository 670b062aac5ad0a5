import { createFileRoute } from '@tanstack/react-router';
import { LiveView } from '@/features/teach/LiveView';
import { asText } from '@/lib/search';

const search = (raw: Record<string, unknown>): { of?: string | undefined } => ({ of: asText(raw.of) });

export const Route = createFileRoute('/teach/$classId/live')({ validateSearch: search, component: ClassLiveView });

function ClassLiveView() {
  const { classId } = Route.useParams();
  const { of } = Route.useSearch();
  return <LiveView classId={classId} of={of} />;
}
