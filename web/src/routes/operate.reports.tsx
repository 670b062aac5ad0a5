import { createFileRoute } from '@tanstack/react-router';
import type { ReportState } from '@/api/desk';
import { ReportsView } from '@/features/operate/ReportsView';
import { oneOf } from '@/lib/search';

const search = (raw: Record<string, unknown>): { state?: ReportState | undefined } => ({
  state: oneOf(raw.state, 'open', 'withdrawn', 'kept'),
});

export const Route = createFileRoute('/operate/reports')({ validateSearch: search, component: Reports });

function Reports() {
  const { state = 'open' } = Route.useSearch();
  return <ReportsView state={state} />;
}
