import { createFileRoute, redirect } from '@tanstack/react-router';
import { StartDay } from '@/features/session/StartDay';
import { asText } from '@/lib/search';
import { careerFits } from '@/lib/text';

export const Route = createFileRoute('/play/')({
  validateSearch: (search: Record<string, unknown>) => ({ career: asText(search.career) ?? '' }),
  beforeLoad: ({ search }) => {
    if (!careerFits(search.career)) throw redirect({ to: '/' });
  },
  component: Start,
});

function Start() {
  const { career } = Route.useSearch();
  return <StartDay key={career} career={career} />;
}
