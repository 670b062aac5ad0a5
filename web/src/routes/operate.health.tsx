import { createFileRoute } from '@tanstack/react-router';
import { HealthView } from '@/features/operate/HealthView';

export const Route = createFileRoute('/operate/health')({ component: HealthView });
