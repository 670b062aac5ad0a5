// Finds the grader's verbatim quotes in the player's own words. The server compares after Unicode and white-space
// normalisation, so the same is done here, with a map back to the positions of the text as it was typed.
export type Segment = { text: string; quoted: number | undefined };

type Folded = { text: string; at: number[] };

function foldWithMap(source: string): Folded {
  let text = '';
  const at: number[] = [];
  let index = 0;
  for (const char of source) {
    const plain = char.normalize('NFKC').toLowerCase().replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"');
    const next = /^\s+$/u.test(plain) ? ' ' : plain;
    if (!(next === ' ' && text.endsWith(' '))) {
      text += next;
      for (let i = 0; i < next.length; i++) at.push(index);
    }
    index += char.length;
  }
  at.push(index);
  return { text, at };
}

/** Cuts `source` into quoted and unquoted pieces; `quoted` is the index of the quote. Overlaps go to the earlier quote. */
export function markQuotes(source: string, quotes: (string | null | undefined)[]): Segment[] {
  const folded = foldWithMap(source);
  const owner: (number | undefined)[] = new Array(source.length).fill(undefined);
  quotes.forEach((quote, q) => {
    const needle = quote ? foldWithMap(quote).text.trim() : '';
    const start = needle ? folded.text.indexOf(needle) : -1;
    if (start < 0) return;
    const from = folded.at[start] as number;
    const to = folded.at[start + needle.length] as number;
    for (let i = from; i < to; i++) owner[i] ??= q;
  });
  const segments: Segment[] = [];
  for (let i = 0; i < source.length; i++) {
    const last = segments.at(-1);
    if (last && last.quoted === owner[i]) last.text += source[i];
    else segments.push({ text: source[i] as string, quoted: owner[i] });
  }
  return segments;
}
