import { createFileRoute } from '@tanstack/react-router';
import { JoinPage } from '@/features/join/JoinPage';

export const Route = createFileRoute('/join/$code')({ component: JoinByLink });

function JoinByLink() {
  const { code } = Route.useParams();
  return <JoinPage key={code} code={code} />;
}
