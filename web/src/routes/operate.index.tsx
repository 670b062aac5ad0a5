import { createFileRoute } from '@tanstack/react-router';
import { Overview } from '@/features/operate/Overview';

export const Route = createFileRoute('/operate/')({ component: Overview });
