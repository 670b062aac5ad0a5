import { createFileRoute } from '@tanstack/react-router';
import { UsersView } from '@/features/operate/UsersView';

export const Route = createFileRoute('/operate/users')({ component: UsersView });
