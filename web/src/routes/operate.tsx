import { createFileRoute, Outlet } from '@tanstack/react-router';
import { DeskFrame } from '@/features/operate/DeskFrame';
import type { Desk } from '@/features/operate/model';
import { asFlag } from '@/lib/search';

const search = (raw: Record<string, unknown>): Desk => ({
  days: typeof raw.days === 'number' ? raw.days : undefined,
  paused: asFlag(raw.paused),
});

export const Route = createFileRoute('/operate')({ validateSearch: search, component: Operate });

function Operate() {
  return (
    <DeskFrame>
      <Outlet />
    </DeskFrame>
  );
}
