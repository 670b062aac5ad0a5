import type { Cap } from '@/api/operate';

/** How much of a cap is gone: spent, and on top of it what is held for calls under way. */
export function CapBar({ cap, label }: { cap: Cap; label: string }) {
  const used = cap.spent_usd + cap.reserved_usd;
  return <progress className="meter" aria-label={label} value={Math.min(used, cap.limit_usd)} max={cap.limit_usd || 1} />;
}
