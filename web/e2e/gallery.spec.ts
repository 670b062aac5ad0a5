// Photographs every component in every state, to be looked at by people: test-results/gallery/*.png.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean } from './clean';
import { expect, folderAt, test } from './fixture';
import { allRoutes, isAt } from './routes';

const WEB = join(import.meta.dirname, '..');
const ORIGIN = 'http://gallery.test';

// that many specimens there are at least: fewer means that some did not come
const GROUPS = { landing: 12, playing: 28, days: 18, returning: 32, classes: 43, parts: 20, errors: 16, staff: 43 };

const QUICK = ['playing', 'errors'];

// the pages that stand there whole, by their addresses
const pages = new Set<string>();
const looked = new Set<string>();

test.beforeAll(() => {
  test.setTimeout(300_000);
  execFileSync('npm', ['run', '--silent', 'gallery'], { cwd: WEB, stdio: 'inherit' });
});

for (const [group, least] of Object.entries(GROUPS))
  test(`the gallery of ${group}`, async ({ page, context, quiet }) => {
    test.setTimeout(240_000);
    await folderAt(context, ORIGIN, 'dist-gallery');
    await page.clock.setFixedTime('2026-11-21T11:15:00Z');
    await page.goto(`${ORIGIN}/gallery/index.html?group=${group}`);
    const specimens = page.locator('[data-specimen]');
    await expect.poll(() => specimens.count(), { timeout: 60_000 }).toBeGreaterThanOrEqual(least);
    // what folds opens, what is sent is refused, and a skeleton comes only when something takes its time
    await page.waitForLoadState('networkidle');
    await expect(page.locator('[data-opening="true"]')).toHaveCount(0);
    if (!QUICK.includes(group)) await expect(page.locator('.bone').first()).toBeVisible();
    for (const address of await specimens.evaluateAll((all) => all.map((s) => s.getAttribute('data-page'))))
      pages.add(address ?? '');
    looked.add(group);
    await clean(page, group, 'specimens');
    // what breaks on purpose is told to whoever looks
    if (group === 'errors') quiet.length = 0;
  });

// A page's own file, and those of the frames around it.
function filesOf(route: string): string[] {
  const steps = route.slice(1).split('/');
  const frames = steps.map((_, i) => `${steps.slice(0, i + 1).join('.')}.tsx`);
  return [...frames, `${steps.join('.')}.index.tsx`].map((name) => join(WEB, 'src/routes', name));
}

test('every part of the page is in the gallery', () => {
  test.skip(
    looked.size < Object.keys(GROUPS).length,
    'not every group was looked at in this process: one has failed, or was not asked for',
  );
  const walk = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((e) =>
      e.isDirectory() ? walk(join(folder, e.name)) : [join(folder, e.name)],
    );
  const gallery = walk(join(WEB, 'gallery'));
  const all = new Set([...walk(join(WEB, 'src')), ...gallery]);
  const shown = new Set<string>();
  const visit = (file: string) => {
    // the route tree knows every page, and the gallery shows those that stand at an address
    if (shown.has(file) || file.endsWith('routeTree.gen.ts')) return;
    shown.add(file);
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'((?:@|\.{1,2})\/[^']+)'/g)) {
      const path = name.startsWith('@') ? join(WEB, 'src', name.slice(2)) : join(file, '..', name);
      const found = [`${path}.tsx`, `${path}.ts`, join(path, 'index.tsx')].find((p) => all.has(p));
      if (found) visit(found);
    }
  };
  for (const file of gallery.filter((f) => /\.tsx?$/.test(f))) visit(file);
  const standing = [...pages].map((address) => address.split('?')[0] ?? '').filter(Boolean);
  for (const route of allRoutes().filter((r) => standing.some((address) => isAt(r, address))))
    for (const file of filesOf(route)) if (all.has(file)) visit(file);
  const parts = [...all].filter((f) => /src\/(components|features)\/.*\.tsx$/.test(f) && !f.includes('.test.'));
  expect(parts.filter((f) => !shown.has(f)).map((f) => f.slice(WEB.length + 1))).toEqual([]);
});

test('no player loads the gallery', () => {
  const assets = join(WEB, 'dist/assets');
  const speaks = readdirSync(assets).filter(
    (f) => f.endsWith('.js') && readFileSync(join(assets, f), 'utf8').includes('data-specimen'),
  );
  expect(speaks).toEqual([]);
});
