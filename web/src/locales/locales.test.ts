import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Tree } from '@/lib/i18n';
import de from './de.json';
import core from './en/core.json';
import lti from './en/lti.json';
import operate from './en/operate.json';
import pages from './en/pages.json';
import play from './en/play.json';
import start from './en/start.json';
import teach from './en/teach.json';
import { disguise } from './pseudo';

const PLURAL = /_(zero|one|two|few|many|other)$/;
const en: Tree = { ...core, ...start, ...play, ...pages, ...operate, ...teach, ...lti };

function flat(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  );
}
const texts = new Map(flat(en));
const keys = new Set([...texts.keys()].map((key) => key.replace(PLURAL, '')));
const slots = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/gu)].map((m) => m[1]).sort();

type Source = { path: string; text: string };
function sources(dir: string): Source[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(path) && !path.includes('.test.') ? [{ path, text: readFileSync(path, 'utf8') }] : [];
  });
}
const files = sources('src');
const code = files.map(({ text }) => text).join('\n');
const used = new Set(
  [...code.matchAll(/'([a-z]\w*(?:\.\w+)+)'/gu)].map((m) => m[1] as string).filter((key) => (key.split('.')[0] as string) in en),
);
// t(`grade.${grade}`): everything below the fixed part counts as used
const prefixes = [...code.matchAll(/`([a-z]\w*\.(?:\w+\.)*)\$\{/giu)].map((m) => m[1] as string);

test('no key is in two parts of English', () => {
  const parts = [core, start, play, pages, operate, teach, lti].flatMap((part) => Object.keys(part));
  expect(parts.length).toBe(new Set(parts).size);
});

test('German has the same keys as English, each with the same slots', () => {
  const german = new Map(flat(de));
  expect([...german.keys()].sort()).toEqual([...texts.keys()].sort());
  for (const [key, text] of german) expect([key, slots(text)]).toEqual([key, slots(texts.get(key) as string)]);
});

test('every key that the code asks for exists', () => {
  expect([...used].filter((key) => !keys.has(key))).toEqual([]);
});

test('every key is used', () => {
  expect([...keys].filter((key) => !used.has(key) && !prefixes.some((p) => key.startsWith(p)))).toEqual([]);
});

test('no code speaks a part of English that may not be there yet', () => {
  const speaks = (part: object) => new RegExp(`\\bt\\(['\`](${Object.keys(part).join('|')})\\.`);
  const late =
    /features\/(report|history|compare|account|teach|daily|leaderboard|trends)\/|components\/charts\/|routes\/(report|shared|history|compare|account|daily|leaderboard|trends)/;
  const playing = /features\/(scene|task|evaluation)\/|EarlierScenes|NextStep|components\/(Score|ProvenanceBadge)/;
  const wrong = files.filter(({ path, text }) => {
    if (speaks(start).test(text)) return !/HowItWorks|features\/careers\/|ContinueDay/.test(path);
    if (speaks(operate).test(text)) return !/features\/operate\//.test(path);
    if (speaks(teach).test(text)) return !/features\/(teach|join)\//.test(path);
    if (speaks(pages).test(text)) return !late.test(path);
    return speaks(play).test(text) && !playing.test(path) && !late.test(path);
  });
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test('every plural has all its forms', () => {
  const forms = [...texts.keys()].filter((key) => PLURAL.test(key));
  for (const key of forms) expect(texts.has(key.replace(PLURAL, '_one')) && texts.has(key.replace(PLURAL, '_other'))).toBe(true);
});

test('the pseudo-locale keeps slots and makes text longer', () => {
  const looks = disguise(false)('Go on in {{count}} seconds');
  expect(looks).toContain('{{count}}');
  expect(looks.length).toBeGreaterThan('Go on in {{count}} seconds'.length);
  expect(disguise(true)('a')).toMatch(/^\u202e.*\u202c$/u);
});
