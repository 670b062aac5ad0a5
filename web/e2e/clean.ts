// axe, and nothing wider than the screen: for every page, in every look.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// the last is the one that tests go on with
const LOOKS = [
  ['light', 320],
  ['dark', 320],
  ['dark', 1280],
  ['light', 1280],
] as const;

// only colours differ between the themes: the dark one is asked for those alone
const allOf = (page: Page) => new AxeBuilder({ page }).withTags(TAGS).options({ rules: { 'target-size': { enabled: true } } });
const coloursOf = (page: Page) => new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']);

/** The page as it stands, in both themes, on a desktop and on a phone. */
export async function clean(page: Page, what: string) {
  await expect(page.locator('.bone')).toHaveCount(0);
  const found: string[] = [];
  for (const [colorScheme, width] of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
    // a change of colours is over when it has been painted
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const { violations } = await (colorScheme === 'light' ? allOf(page) : coloursOf(page)).setLegacyMode(true).analyze();
    for (const { id, nodes } of violations)
      found.push(
        `${what}, ${colorScheme}, ${width}: ${id}: ${nodes.map((n) => `${n.target.join(' ')} ${n.any[0]?.message ?? ''}`).join(' | ')}`,
      );
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) found.push(`${what}: ${over} px too wide for ${width}`);
  }
  expect.soft(found).toEqual([]);
}
