// For players who come back: the scene of the day, trends, two careers, the leaderboard, what one takes along.
import type { Page } from '@playwright/test';
import { clean } from './clean';
import { expect, test } from './fixture';
import { PICKS, played } from './past';
import { pick, toReport } from './play';

test('the scene of the day is begun on the landing page, once, and counts the days', async ({ page, app }) => {
  await page.goto(app.url);
  const card = page.getByRole('region', { name: /./ }).filter({ hasText: 'Scene of the day' });
  await expect(card.getByRole('button', { name: 'Play it' })).toBeVisible();
  const title = await card.getByRole('heading').innerText();
  await card.getByRole('button', { name: 'Play it' }).click();
  await expect(page).toHaveURL(/\/play\/[0-9a-f-]{36}$/);
  await expect(page.getByText('· scene 1 of 1')).toBeVisible();
  await page.goto(app.url);
  await expect(card.getByRole('link', { name: 'Go on' })).toBeVisible();
  await card.getByRole('link', { name: 'Go on' }).click();
  await pick(page, 0);
  await toReport(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^${title.split(':')[0]}$`, 'i'));
  await page.goto(`${app.url}/daily`);
  await expect(page.getByRole('heading', { name: 'You came by on 1 day' })).toBeVisible();
  await expect(page.getByText('came by', { exact: true })).toHaveCount(1);
  await expect(page.getByRole('link', { name: 'See how it went' })).toBeVisible();
  await clean(page, 'scene of the day');
});

test('trends tell exact grades from estimates, and two careers stand side by side with evidence', async ({ page, app }) => {
  const words = 'I would switch it off at the board, lock it and measure before I touch anything.';
  await played(page, app.url, { career_title: 'Electrician' }, [words, 0]);
  await played(page, app.url, { career_title: 'Electrician' }, [1]);
  await played(page, app.url, { career_title: 'Chef' }, [2]);
  await page.goto(`${app.url}/history`);
  await page.getByRole('link', { name: 'All trends' }).click();
  await expect(page.getByRole('img', { name: 'average score, day by day, 0 to 10' })).toBeVisible();
  await expect(page.getByText('estimates by the practice coach, in no average')).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(4);
  await clean(page, 'trends');
  await page.getByRole('combobox', { name: 'Career', exact: true }).selectOption('Electrician');
  await expect(page).toHaveURL(/career=electrician/);
  await expect(page.getByRole('row')).toHaveCount(3);
  await page.getByRole('combobox', { name: 'What is shown' }).selectOption('Judgement');
  await expect(page).toHaveURL(/competency=judgement/);
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'What is shown' })).toHaveValue('judgement');
  await expect(page.getByRole('columnheader', { name: 'Estimate' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Side by side' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Two careers side by side' })).toBeVisible();
  await expect(page.getByText('1 estimate is left out')).toBeVisible();
  await expect(page.getByText(/at its best/).first()).toBeVisible();
  await expect(page.locator('q').first()).toBeVisible();
  await clean(page, 'two careers');
});

test('whoever likes is on the leaderboard under a nickname, and off it at once', async ({ page, app }) => {
  await page.goto(`${app.url}/leaderboard`);
  await expect(page.getByText('Nobody is on the board yet.')).toBeVisible();
  await played(page, app.url, { career_title: 'Baker' }, [1]);
  await page.goto(`${app.url}/leaderboard`);
  const name = page.getByLabel('Nickname');
  await name.fill('Adm1n');
  await page.getByRole('button', { name: 'Put me on the board' }).click();
  await expect(page.getByRole('alert')).toContainText(/reserved/);
  await name.fill('Night owl');
  await page.getByRole('button', { name: 'Put me on the board' }).click();
  await expect(page.getByRole('rowheader', { name: 'Night owl (you)' })).toBeVisible();
  await clean(page, 'leaderboard');
  await page.getByRole('link', { name: 'All time' }).click();
  await expect(page).toHaveURL(/period=all/);
  await expect(page.getByRole('rowheader', { name: 'Night owl (you)' })).toBeVisible();
  await page.getByRole('button', { name: 'Take me off the board' }).click();
  await expect(page.getByText('Nobody is on the board yet.')).toBeVisible();
});

// One A4 page, whatever the day: what Chromium prints is counted.
async function pagesOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page(?![a-z])/gi)?.length ?? 0;
}

test('a report prints on one page, and comes along as text and as JSON', async ({ page, app }) => {
  const day = await played(page, app.url, { career_title: 'Registered nurse' }, PICKS);
  await page.goto(`${app.url}/report/${day}`);
  await expect(page.getByRole('heading', { name: 'Competencies' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(await pagesOf(page)).toBe(1);
  for (const [button, ending] of [
    ['Text', '.txt'],
    ['JSON', '.json'],
  ] as const) {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
    expect(file.suggestedFilename()).toMatch(new RegExp(`^careersim-\\d{4}-\\d\\d-\\d\\d\\${ending}$`));
  }
  await expect(page.getByRole('heading', { name: 'Try next' })).toBeVisible();
  await page.getByRole('link', { name: 'Account' }).click();
  const [all] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'All days as text' }).click(),
  ]);
  expect(all.suggestedFilename()).toBe('careersim-my-data.txt');
});

test('ten scenes print on one page, too', async ({ page, app }) => {
  const words = 'I would stay calm, ask the others what they saw, check it myself and tell my lead what I found.';
  const said = [1, 2, words, 1, 2, 0, 1, 2, 0, 1];
  const day = await played(page, app.url, { career_title: 'Registered nurse', rounds: 10 }, said);
  await page.goto(`${app.url}/report/${day}`);
  await expect(page.getByRole('heading', { name: 'Competencies' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(await pagesOf(page)).toBe(1);
});
