// What changed between two texts, word by word.
export type Piece = { kind: 'same' | 'added' | 'removed'; text: string };

const words = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];

/** Lengths of the longest common runs of words from each place on; the heart of every such comparison. */
function table(a: string[], b: string[]): Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    const row = rows[i] as Uint16Array;
    const below = rows[i + 1] as Uint16Array;
    for (let j = b.length - 1; j >= 0; j--)
      row[j] = a[i] === b[j] ? (below[j + 1] as number) + 1 : Math.max(below[j] as number, row[j + 1] as number);
  }
  return rows;
}

function middle(a: string[], b: string[]): Piece[] {
  const rows = table(a, b);
  const out: Piece[] = [];
  const left = (i: number, j: number) => rows[i]?.[j] ?? 0;
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push({ kind: 'same', text: a[i++] as string });
      j++;
    } else if (j >= b.length || (i < a.length && left(i + 1, j) >= left(i, j + 1)))
      out.push({ kind: 'removed', text: a[i++] as string });
    else out.push({ kind: 'added', text: b[j++] as string });
  }
  return out;
}

/** Neighbours of one kind become one piece. */
function joined(pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (!piece.text) continue;
    if (last?.kind === piece.kind) last.text += piece.text;
    else out.push({ ...piece });
  }
  return out;
}

export function wordDiff(before: string, after: string): Piece[] {
  const a = words(before);
  const b = words(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const end = (list: string[]) => list.slice(head, list.length - tail);
  return joined([
    { kind: 'same', text: a.slice(0, head).join('') },
    ...middle(end(a), end(b)),
    { kind: 'same', text: a.slice(a.length - tail).join('') },
  ]);
}
