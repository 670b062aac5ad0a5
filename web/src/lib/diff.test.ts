import { expect, test } from 'vitest';
import { wordDiff } from './diff';

const show = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('');

test.each([
  ['one short sentence', 'one very short sentence', 'one [+very ]short sentence'],
  ['Give {{career}} a level.', 'Give a level.', 'Give [-{{career}} ]a level.'],
  ['level 2', 'level 3', 'level [-2][+3]'],
  ['', 'all new', '[+all new]'],
  ['gone', '', '[-gone]'],
  ['the same', 'the same', 'the same'],
])('%j → %j', (before, after, seen) => {
  expect(show(before, after)).toBe(seen);
});

test('both texts can be read back from the pieces', () => {
  const before = 'a b c d e f g a b c\n- x\n- y';
  const after = 'b c x d f g g a c\n- y\n- z';
  const without = (kind: string) =>
    wordDiff(before, after)
      .filter((p) => p.kind !== kind)
      .map((p) => p.text)
      .join('');
  expect(without('added')).toBe(before);
  expect(without('removed')).toBe(after);
});
