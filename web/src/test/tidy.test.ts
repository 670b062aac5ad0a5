import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { apiTypes } from '../../scripts/gen-api.mjs';

const MAX_LINES = 300;
const GENERATED = /schema\.d\.ts|routeTree\.gen\.ts/;

function walk(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? walk(join(dir, e.name)) : [join(dir, e.name)],
  );
}
const files = walk('src')
  .map((path) => ({ path: relative('src', path), text: readFileSync(path, 'utf8') }))
  .filter(({ path }) => /\.tsx?$/.test(path) && !GENERATED.test(path));
const product = files.filter(({ path }) => !/\.test\.|^test\//.test(path));
const named = (list: typeof files) => list.map(({ path }) => path);

describe('the house rules', () => {
  test('only src/api talks to the server', () => {
    const talk = /\bfetch\(|XMLHttpRequest|new EventSource|WebSocket|\bclient\.(GET|POST|PUT|DELETE)\(/;
    expect(named(product.filter(({ path, text }) => !path.startsWith('api/') && talk.test(text)))).toEqual([]);
  });

  test('features do not import each other, and nothing below imports a feature', () => {
    const wrong = product.flatMap(({ path, text }) => {
      const own = path.match(/^features\/(\w+)\//)?.[1];
      const wanted = [...text.matchAll(/@\/features\/(\w+)/g)].map((m) => m[1]);
      const allowed = path.startsWith('routes/') ? () => true : (feature: string | undefined) => feature === own;
      return wanted.filter((feature) => !allowed(feature)).map((feature) => `${path} → ${feature}`);
    });
    expect(wrong).toEqual([]);
  });

  test('server state stays out of the client stores, and HTML of a model out of the page', () => {
    expect(named(product.filter(({ text }) => /dangerouslySetInnerHTML|innerHTML/.test(text)))).toEqual([]);
    expect(named(product.filter(({ path, text }) => /from 'zustand'/.test(text) && !/^(lib|api)\//.test(path)))).toEqual([]);
  });

  test(`no file is longer than ${MAX_LINES} lines`, () => {
    expect(named(files.filter(({ text }) => text.split('\n').length > MAX_LINES))).toEqual([]);
  });
});

test('the generated types are those of openapi.json', async () => {
  expect(readFileSync('src/api/schema.d.ts', 'utf8')).toBe(await apiTypes('openapi.json'));
});
