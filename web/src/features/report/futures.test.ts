import { expect, test } from 'vitest';
import { day } from '@/test/samples';
import { type Branch, futuresOf } from './futures';

const at = (id: string, parent: string | null, created: string, round: number | null = 3) => ({
  ...day,
  id,
  parent_id: parent,
  forked_at_round: round,
  created_at: `2026-11-23T${created}:00Z`,
});
const root = at('root', null, '08:00', null);
const early = at('early', 'root', '09:00');
const late = at('late', 'root', '10:00', 5);
const leaf = at('leaf', 'late', '11:00');
const shape = (tree: Branch | undefined): unknown => tree && [tree.day.id, ...tree.branches.map(shape)];

test('every day of a family shows the same tree, oldest branch first', () => {
  const tree = ['root', ['early'], ['late', ['leaf']]];
  const list = [leaf, late, early, root];
  for (const one of list) expect(shape(futuresOf(one, list))).toEqual(tree);
  expect(futuresOf(root, list)?.branches[1]?.from).toBe(5);
});

test('a day alone has no tree, nor has one whose past is no longer known', () => {
  expect(futuresOf(root, [root])).toBeUndefined();
  expect(futuresOf(late, [])).toBeUndefined();
});
