import { createFileRoute } from '@tanstack/react-router';
import { ClassList } from '@/features/teach/ClassList';

export const Route = createFileRoute('/teach/')({ component: ClassList });
