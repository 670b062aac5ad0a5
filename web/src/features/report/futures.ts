// Days that share a past: one is the trunk, the others branch off where somebody went back to decide differently.
import type { SessionSummary } from '@/api/types';

export type Branch = { day: SessionSummary; from: number | undefined; branches: Branch[] };

/** The tree that a day belongs to, as far as its days are known; nothing if it stands alone. */
export function futuresOf(day: SessionSummary, others: SessionSummary[]): Branch | undefined {
  const all = new Map([...others, day].map((d) => [d.id, d]));
  let root = day;
  for (let up = all.get(root.parent_id ?? ''); up; up = all.get(root.parent_id ?? '')) root = up;
  const grow = (trunk: SessionSummary): Branch => ({
    day: trunk,
    from: trunk.forked_at_round ?? undefined,
    branches: [...all.values()]
      .filter((d) => d.parent_id === trunk.id)
      .sort((a, b) => a.created_at.localeCompare(b.created_at))
      .map(grow),
  });
  const tree = grow(root);
  return tree.branches.length ? tree : undefined;
}
