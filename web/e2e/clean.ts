// axe, and nothing wider than the screen: for every page, in every look.
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

type RunOptions = Parameters<AxeBuilder['options']>[0];

const PHOTOS = {
  page: join(import.meta.dirname, '../test-results/pages'),
  specimens: join(import.meta.dirname, '../test-results/gallery'),
};
const fileName = (what: string) => what.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'start';

// the last is the one that tests go on with
const LOOKS = [
  ['light', 320],
  ['dark', 320],
  ['dark', 1280],
  ['light', 1280],
] as const;

// a gallery is no page: it shows many titles, frames and the same parts again
const FRAME = [
  'page-has-heading-one',
  'heading-order',
  'region',
  'duplicate-id-aria',
  'landmark-one-main',
  'landmark-unique',
  'landmark-main-is-top-level',
  'landmark-no-duplicate-main',
  'landmark-no-duplicate-banner',
  'landmark-no-duplicate-contentinfo',
  'landmark-banner-is-top-level',
  'landmark-contentinfo-is-top-level',
  'aria-dialog-name',
];

// only colours differ between the themes: the dark one is asked for those alone
const allBut = (off: string[]): RunOptions => ({
  rules: { 'target-size': { enabled: true }, ...Object.fromEntries(off.map((rule) => [rule, { enabled: false }])) },
});
const COLOURS: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

// what passes is not listed, no style sheet is read again, and a page that has axe already is not given it anew
async function violationsOf(page: Page, options: RunOptions) {
  const there = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder(there ? { page, axeSource: ';' } : { page }).setLegacyMode(true);
  return (await axe.options({ resultTypes: ['violations'], preload: false, ...options }).analyze()).violations;
}

/** The page as it stands, in both themes, on a desktop and on a phone. */
export async function clean(page: Page, what: string, kind: 'page' | 'specimens' = 'page') {
  const found: string[] = [];
  if (kind === 'page') {
    await expect(page.locator('.bone')).toHaveCount(0);
    const titles = await page.locator('h1').allInnerTexts();
    if (titles.length !== 1) found.push(`${what}: ${titles.length} titles: ${titles.join(', ')}`);
  }
  for (const [colorScheme, width] of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
    // a change of colours is over when it has been painted
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const violations = await violationsOf(page, colorScheme === 'light' ? allBut(kind === 'page' ? [] : FRAME) : COLOURS);
    for (const { id, nodes } of violations)
      found.push(
        `${what}, ${colorScheme}, ${width}: ${id}: ${nodes.map((n) => `${n.target.join(' ')} ${n.any[0]?.message ?? ''}`).join(' | ')}`,
      );
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) found.push(`${what}: ${over} px too wide for ${width}`);
    // to be looked at by people
    const path = join(PHOTOS[kind], `${fileName(what)}-${colorScheme}-${width}.png`);
    await page.screenshot({ path, fullPage: kind === 'specimens' });
  }
  expect.soft(found).toEqual([]);
}
