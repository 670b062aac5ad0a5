import { createFileRoute } from '@tanstack/react-router';
import type { JobState } from '@/api/operate';
import { QueueView } from '@/features/operate/QueueView';
import { oneOf } from '@/lib/search';

const search = (raw: Record<string, unknown>): { state?: JobState | undefined } => ({
  state: oneOf(raw.state, 'queued', 'running', 'dead'),
});

export const Route = createFileRoute('/operate/queue')({ validateSearch: search, component: Queue });

function Queue() {
  const { state = 'queued' } = Route.useSearch();
  return <QueueView state={state} />;
}
