import { createFileRoute } from '@tanstack/react-router';
import { RatesView } from '@/features/operate/RatesView';
import type { RateFilter } from '@/features/operate/rates';
import { oneOf } from '@/lib/search';

const search = (raw: Record<string, unknown>): RateFilter => ({
  what: oneOf(raw.what, 'scene', 'grade'),
  result: oneOf(raw.result, 'hit', 'joined', 'miss', 'fallback', 'pack', 'library', 'offline'),
});

export const Route = createFileRoute('/operate/rates')({ validateSearch: search, component: Rates });

function Rates() {
  const { what, result } = Route.useSearch();
  return <RatesView filter={{ what, result }} />;
}
