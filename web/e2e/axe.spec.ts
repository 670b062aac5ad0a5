import type { Page } from '@playwright/test';
import { clean as looksClean } from './clean';
import { expect, test } from './fixture';
import { PICKS, played } from './past';
import { begin, graded, next, pick, toReport, write } from './play';
import { allRoutes, isAt, sampleOf } from './routes';
import { memberOf } from './staff';

// the routes that have been looked at; should a failure begin a new process, the last test looks at them all
const seen = new Set<string>();

async function clean(page: Page, what: string) {
  const { pathname } = new URL(page.url());
  for (const route of allRoutes()) if (isAt(route, pathname)) seen.add(route);
  await looksClean(page, what);
}

test('every page is clean for axe, in both themes, on a phone and on a desktop', async ({ page, app }) => {
  // some eighty looks at twenty pages: on a machine that is busy that takes its time
  test.setTimeout(600_000);
  await page.goto(app.url);
  await expect(page.locator('#suggestions + ul > li a')).toHaveCount(6);
  await clean(page, 'landing');
  await page.getByRole('combobox').fill('nurse');
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await clean(page, 'search');
  await page.goto(`${app.url}/history`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await clean(page, 'history, empty');

  await begin(page, app.url, 'Registered nurse');
  await clean(page, 'scene');
  await page.getByRole('button', { name: /^Hint/ }).click();
  await expect(page.getByText('A good answer…')).toBeVisible();
  await page.getByRole('radio', { name: 'Write my own answer' }).check({ force: true });
  await page.getByRole('textbox').fill('x'.repeat(501));
  await clean(page, 'own answer, too long');
  await write(page, 'I would ask Tomas to wait, check the stock and the pump with him and call the doctor.');
  await graded(page);
  await clean(page, 'feedback on a text');
  await page.getByRole('button', { name: 'Ask for a second opinion' }).click();
  await clean(page, 'appeal');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Keyboard' }).waitFor();
  await clean(page, 'keys');
  await page.keyboard.press('Escape');
  const first = page.url().split('/').at(-1) ?? '';
  await played(page, app.url, { session_id: first }, [2, 0, 1]);
  await page.reload();
  await next(page);
  await pick(page, 2);
  await clean(page, 'feedback on a pick');
  await toReport(page);
  await expect(page.getByRole('heading', { name: 'Competencies' })).toBeVisible();
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByRole('textbox', { name: 'Link to this report' }).inputValue();
  await clean(page, 'report');
  const second = await played(page, app.url, { career_title: 'Electrician' }, PICKS);
  await page.goto(`${app.url}/history`);
  await page
    .getByRole('checkbox', { name: /^Compare/ })
    .first()
    .check({ force: true });
  await clean(page, 'history');
  await page.goto(`${app.url}/compare?a=${first}&b=${second}`);
  await expect(page.getByRole('heading', { name: 'Where they differ' })).toBeVisible();
  await clean(page, 'compare');
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Competencies' })).toBeVisible();
  await clean(page, 'shared');
  await page.goto(`${app.url}/account`);
  await expect(page.getByRole('heading', { name: 'Keep your days' })).toBeVisible();
  await clean(page, 'account');
  await page.goto(`${app.url}/no/such/page`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await clean(page, 'not found');
  await page.goto(`${app.url}/report/00000000-0000-7000-8000-000000000000`);
  await expect(page.getByRole('alert')).toBeVisible();
  await clean(page, 'an error');
});

test('no route of the page is forgotten', async ({ page, app }) => {
  test.setTimeout(600_000);
  const samples = await memberOf(page, app, 'gallery_guide');
  for (const route of allRoutes().filter((r) => !seen.has(r))) {
    // the page that opens a day stays only when that fails
    if (route === '/play') await page.route('**/api/generate-scenario', (r) => r.abort(), { times: 1 });
    await page.goto(`${app.url}${sampleOf(route, samples)}${route === '/play' ? '?career=electrician' : ''}`);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    await clean(page, route);
  }
  expect([...seen].sort()).toEqual(allRoutes().sort());
});
