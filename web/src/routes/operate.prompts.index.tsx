import { createFileRoute } from '@tanstack/react-router';
import { PromptList } from '@/features/operate/PromptList';

export const Route = createFileRoute('/operate/prompts/')({ component: PromptList });
