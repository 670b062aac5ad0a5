import { createFileRoute } from '@tanstack/react-router';
import { PacksView } from '@/features/operate/PacksView';

export const Route = createFileRoute('/operate/packs/')({ component: PacksView });
