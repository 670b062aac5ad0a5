import { createFileRoute } from '@tanstack/react-router';
import { PackPage } from '@/features/operate/PackPage';

export const Route = createFileRoute('/operate/packs/$name')({ component: Pack });

function Pack() {
  const { name } = Route.useParams();
  return <PackPage key={name} name={name} />;
}
