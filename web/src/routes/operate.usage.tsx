import { createFileRoute } from '@tanstack/react-router';
import type { UsageFilter } from '@/features/operate/model';
import { UsageView } from '@/features/operate/UsageView';
import { asText, oneOf } from '@/lib/search';

const search = (raw: Record<string, unknown>): UsageFilter => ({
  by: oneOf(raw.by, 'day', 'model', 'prompt', 'purpose', 'outcome'),
  day: asText(raw.day),
  model: asText(raw.model),
  prompt: asText(raw.prompt),
  purpose: asText(raw.purpose),
  outcome: asText(raw.outcome),
});

export const Route = createFileRoute('/operate/usage')({ validateSearch: search, component: Usage });

function Usage() {
  const { by, day, model, prompt, purpose, outcome } = Route.useSearch();
  return <UsageView filter={{ by, day, model, prompt, purpose, outcome }} />;
}
