import { createFileRoute, Outlet } from '@tanstack/react-router';
import { DeskFrame } from '@/features/operate/DeskFrame';
import type { Desk } from '@/features/operate/model';
import { asFlag, oneOf } from '@/lib/search';

const search = (raw: Record<string, unknown>): Desk => ({
  days: oneOf(raw.days, 1, 7, 30, 90),
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
