import { expect, test } from 'vitest';
import { markQuotes } from './quotes';

const marked = (source: string, ...quotes: (string | null)[]) =>
  markQuotes(source, quotes)
    .map((s) => (s.quoted === undefined ? s.text : `[${s.quoted}:${s.text}]`))
    .join('');

test('marks a quote where it stands', () =>
  expect(marked('I check the band first.', 'check the band')).toBe('I [0:check the band] first.'));
test('finds it over different spaces, case and quotation marks', () =>
  expect(marked('I’d  check\nthe BAND.', "i'd check the band")).toBe('[0:I’d  check\nthe BAND].'));
test('gives an overlap to the earlier quote', () => expect(marked('abcdef', 'abcd', 'cdef')).toBe('[0:abcd][1:ef]'));
test('leaves alone what is not there', () => expect(marked('hello', 'bye', null, '')).toBe('hello'));
test('keeps characters outside the basic plane whole', () => expect(marked('go 🚀 now', '🚀 now')).toBe('go [0:🚀 now]'));
test('keeps the text as it was, whatever is quoted', () => {
  const text = 'ﬁne  — “done” 𝒳 é';
  const segments = markQuotes(text, ['fine', 'done', 'é']);
  expect(segments.map((s) => s.text).join('')).toBe(text);
});
