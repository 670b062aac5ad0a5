import { createFileRoute } from '@tanstack/react-router';
import { ResultsView } from '@/features/teach/ResultsView';
import { asText } from '@/lib/search';

const search = (raw: Record<string, unknown>): { of?: string | undefined } => ({ of: asText(raw.of) });

export const Route = createFileRoute('/teach/$classId/results')({ validateSearch: search, component: ClassResultsView });

function ClassResultsView() {
  const { classId } = Route.useParams();
  const { of } = Route.useSearch();
  return <ResultsView classId={classId} of={of} />;
}
