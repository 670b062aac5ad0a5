// The moves of a player, for the tests.
import { expect, type Page } from '@playwright/test';

export const decide = (page: Page) => page.getByRole('button', { name: 'Decide' });
export const inScene = (page: Page) => expect(page.getByRole('group', { name: 'What do you do?' })).toBeVisible();
export const graded = (page: Page) => expect(page.getByRole('heading', { name: 'What counted' })).toBeVisible();

export async function begin(page: Page, url: string, career: string) {
  await page.goto(`${url}/play?career=${encodeURIComponent(career)}`);
  await expect(page).toHaveURL(/\/play\/[0-9a-f-]{36}$/);
  await inScene(page);
}

export async function pick(page: Page, option: number) {
  await inScene(page);
  // the input itself is hidden behind its label
  await page.getByRole('radio').nth(option).check({ force: true });
  await decide(page).click();
  await graded(page);
}

export async function write(page: Page, text: string) {
  await inScene(page);
  await page.getByRole('radio', { name: 'Write my own answer' }).check({ force: true });
  await page.getByRole('textbox').fill(text);
  await decide(page).click();
}

export const next = (page: Page) => page.getByRole('button', { name: 'Next scene' }).click();
export const toReport = (page: Page) => page.getByRole('button', { name: 'See the report' }).click();
