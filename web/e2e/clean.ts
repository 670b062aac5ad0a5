// axe, and nothing wider than the screen: for every page, in every look.
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

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
const allOf = (page: Page, off: string[]) =>
  new AxeBuilder({ page }).withTags(TAGS).options({
    rules: { 'target-size': { enabled: true }, ...Object.fromEntries(off.map((rule) => [rule, { enabled: false }])) },
  });
const coloursOf = (page: Page) => new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']);

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
    const { violations } = await (colorScheme === 'light' ? allOf(page, kind === 'page' ? [] : FRAME) : coloursOf(page))
      .setLegacyMode(true)
      .analyze();
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
