// Every string can be translated, German is whole, and the page can be read from the right.
import type { Page } from '@playwright/test';
import { clean } from './clean';
import { expect, test } from './fixture';

async function pickFirst(page: Page) {
  await page.getByRole('radio').first().check({ force: true });
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('#criteria')).toBeVisible();
}

const words = (page: Page) =>
  page.evaluate(() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const parent = node.parentElement;
      if (/[a-z]{3}/i.test(text) && parent && !parent.closest('script, noscript, style, option[lang], kbd')) found.push(text);
    }
    return found;
  });

test('every string of the page can be translated', async ({ page, app }) => {
  for (const path of ['/account', '/history', '/compare', '/no/such/page']) {
    await page.goto(`${app.url}${path}?lang=pseudo`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('[');
    await page.keyboard.press('?');
    const plain = (await words(page)).filter((text) => !text.startsWith('[') && text !== 'CareerSim');
    expect(plain, path).toEqual([]);
  }
});

for (const lang of ['pseudo', 'pseudo-rtl', 'de'])
  test(`a scene and its feedback fit a phone in ${lang}`, async ({ page, app }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await page.goto(`${app.url}/?lang=${lang}`);
    expect(await fits()).toBeLessThanOrEqual(0);
    await page.getByRole('combobox').first().fill('Electrician');
    await page.keyboard.press('Enter');
    await page.getByRole('radio').first().check({ force: true });
    expect(await fits()).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => document.documentElement.dir)).toBe(lang === 'pseudo-rtl' ? 'rtl' : 'ltr');
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('#criteria')).toBeVisible();
    expect(await fits()).toBeLessThanOrEqual(0);
    // a key that no language knows would stand there as it is
    expect((await words(page)).filter((text) => /^[a-z]+\.[a-z]+/i.test(text))).toEqual([]);
  });

test('somebody who speaks German gets the page, the problems and the honest sentences in German', async ({ page, app }) => {
  await page.goto(`${app.url}/account?lang=de`);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  await page.getByLabel('Sprache').selectOption('Deutsch');
  await page.goto(`${app.url}/play?career=Electrician`);
  await expect(page.getByRole('group', { name: 'Was tust du?' })).toBeVisible();
  // the library has this day in English, and says so
  await expect(page.getByText(/Sie ist auf Englisch/)).toBeVisible();
  await expect(page.locator('[lang="en"]').first()).toBeVisible();
  await page.getByRole('radio', { name: 'Selbst eine Antwort schreiben' }).check({ force: true });
  await expect(page.getByText(/Der Übungscoach liest nur Englisch/)).toBeVisible();
  await page
    .getByRole('textbox')
    .fill('Ich würde die Sicherung ausschalten, sie gegen das Einschalten sichern und dann messen, bevor ich etwas anfasse.');
  await page.getByRole('button', { name: 'Entscheiden' }).click();
  await expect(page.getByRole('heading', { name: 'Was gezählt hat' })).toBeVisible();
  await expect(page.getByText(/Ich kann nur Englisch beurteilen/)).toBeVisible();
  await clean(page, 'feedback in German');
  // a problem is told in the language of the page, whatever the browser prefers
  const told = page.waitForResponse((r) => r.url().endsWith('/api/sessions/0') && r.status() >= 400);
  await page.goto(`${app.url}/report/0`);
  expect((await (await told).json()).detail).toMatch(/gibt es nicht/);
});

test('a day that the library has in German is played in German, and says what its grades are', async ({ page, app }) => {
  await page.goto(`${app.url}/?lang=de`);
  await page.getByRole('combobox').fill('Registered nurse');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Die Gabe ohne Unterschrift' })).toBeVisible();
  await expect(page.getByText('Für diesen Beruf im Voraus geschrieben.')).toBeVisible();
  await pickFirst(page);
  await expect(page.getByText(/du hast etwas abgezeichnet/).first()).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByText(/Dein Handzeichen steht im Feld von sechs Uhr/)).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});

test('read from the right, arrows point the other way and the day runs from right to left', async ({ page, app }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`${app.url}/?lang=pseudo-rtl`);
  await page.getByRole('combobox').fill('Electrician');
  await page.keyboard.press('Enter');
  for (let round = 1; round <= 2; round++) {
    await page.getByRole('radio').first().check({ force: true });
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('#criteria')).toBeVisible();
    if (round === 1) {
      const mirrored = await page.locator('button.btn-main svg').evaluate((e) => {
        const { scale, transform } = getComputedStyle(e);
        return scale === 'none' ? new DOMMatrix(transform).a : Number.parseFloat(scale);
      });
      expect(mirrored).toBe(-1);
      await page.keyboard.press('n');
      await expect(page.locator('#criteria')).toHaveCount(0);
    }
  }
  // the stops of the day: the first one at the right edge, the last one at the left
  const x = await page.locator('.stop-dot').evaluateAll((dots) => dots.map((d) => d.getBoundingClientRect().x));
  expect(x).toEqual([...x].sort((a, b) => b - a));
  await page.screenshot({ path: 'test-results/rtl/feedback-320.png', fullPage: true });
  for (const path of ['/history', '/account', '/compare']) {
    await page.goto(`${app.url}${path}?lang=pseudo-rtl`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), path).toBeLessThanOrEqual(0);
  }
});
