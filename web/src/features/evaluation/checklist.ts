import type { Evaluation } from '@/api/types';

/** After an estimate every criterion, what was not recognised first; otherwise what the grader asks the player to check. */
export function checklist({ provenance, criteria, to_check }: Evaluation): string[] {
  if (provenance.source !== 'offline') return to_check ?? [];
  return [...criteria].sort((a, b) => Number(a.level > 0) - Number(b.level > 0)).map((c) => c.text);
}
