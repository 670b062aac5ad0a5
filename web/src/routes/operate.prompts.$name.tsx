import { createFileRoute } from '@tanstack/react-router';
import { PromptPage } from '@/features/operate/PromptPage';

export const Route = createFileRoute('/operate/prompts/$name')({ component: Prompt });

function Prompt() {
  const { name } = Route.useParams();
  return <PromptPage key={name} name={name} />;
}
