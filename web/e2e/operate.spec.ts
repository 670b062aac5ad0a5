import type { Page } from '@playwright/test';
import { clean } from './clean';
import { expect, test } from './fixture';
import { begin } from './play';
import type { Server } from './server';

async function logIn(page: Page, app: Server, name: string) {
  const credentials = { username: name, password: 'correct horse battery' };
  expect((await page.request.post(`${app.url}/api/users`, { data: credentials, headers: { origin: app.url } })).status()).toBe(
    201,
  );
  app.promote(name);
  await page.goto(`${app.url}/account`);
  await page.getByRole('button', { name: 'I have a name already' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(credentials.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('link', { name: "Go to the operator's desk" }).click();
}

test('a player is told kindly that the desk is not for them', async ({ page, app }) => {
  await begin(page, app.url, 'Electrician');
  await page.goto(`${app.url}/operate/prompts`);
  await expect(page.getByRole('heading', { name: 'This desk is for operators' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Prompts' })).toHaveCount(0);
  await clean(page, 'not for you');
});

test('a new operator adds a prompt version, previews it, puts it in force, sees its cost and rolls back', async ({
  page,
  app,
}) => {
  await logIn(page, app, 'olga');
  await page.getByRole('navigation', { name: /Parts/ }).getByRole('link', { name: 'Prompts' }).click();
  await page.getByRole('link', { name: /^grade/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'grade' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Roll back' })).toBeDisabled();
  await clean(page, 'a prompt');

  const template = page.getByLabel('Template');
  const before = await template.inputValue();
  await template.fill(before.replaceAll('{{answer}}', ''));
  await expect(page.getByText('Missing: answer')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Review the change' })).toBeDisabled();
  await template.fill(before.replace('You assess', 'You fairly assess'));
  await page.getByRole('button', { name: 'Review the change' }).click();
  await expect(page.getByRole('dialog').locator('ins')).toContainText('fairly');
  await page.getByLabel(/^Why/).fill('asks for fairness');
  await clean(page, 'review');
  await page.getByRole('button', { name: 'Keep as a new version' }).click();
  await expect(page.getByText('Version 2 is kept. It is not in force yet.')).toBeVisible();

  await page.getByRole('button', { name: 'Measure' }).click();
  // this installation has no model, and the page says so instead of showing figures
  await expect(page.getByText(/Nothing to measure with/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Put in force' }).click();
  await page.getByLabel(/^Why/).fill('fairness first');
  await page.getByRole('dialog').getByRole('button', { name: 'Put in force' }).click();
  await expect(page.getByText('Version 2 is in force.')).toBeVisible();

  await page.getByRole('link', { name: 'What it costs' }).click();
  await expect(page).toHaveURL(/prompt=grade/);
  await expect(page.getByText(/Only Prompt: grade@2/)).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'Roll back' }).click();
  await expect(page.getByText('Rolled back to version 1.')).toBeVisible();
});

test('the desk shows money, work and accounts, and stands still when asked to', async ({ page, app }) => {
  await page.route('**/api/usage?*', (route) => {
    const row = {
      purpose: 'grade',
      prompt: 'grade@1',
      input_tokens: 900,
      output_tokens: 80,
      thought_tokens: 40,
      cached_tokens: 0,
    };
    const more = { ...row, calls: 12, cost_usd: 0.0371, ms: 9600, unknown_costs: 1, outcome: 'ok' };
    const items = [
      { ...more, day: '2026-11-20', model: 'gemini-pro' },
      { ...more, day: '2026-11-21', model: 'gemini-flash', outcome: 'timeout', calls: 4 },
    ];
    const cap = { scope: 'all', limit_usd: 10, reserved_usd: 0.5, spent_usd: 4.2 };
    const caps = [
      { ...cap, period: '2026-11-23' },
      { ...cap, period: '2026-11', limit_usd: 100 },
    ];
    return route.fulfill({ json: { items, caps, total_usd: 0.0742, switched_off: ['gemini-pro: quota'] } });
  });
  const job = { attempts: 5, purpose: 'grade', status: 'failed', player_id: 'p', last_error: 'unavailable: 503' };
  const dead = { ...job, created_at: '2026-11-20T08:00:00Z', run_at: '2026-11-20T08:00:00Z', task_id: '0190-dead' };
  await page.route('**/api/queue/jobs?*', (route) => route.fulfill({ json: { items: [dead], next_cursor: null } }));
  await logIn(page, app, 'oscar');
  await expect(page.getByText('Everything answers')).toBeVisible();
  await expect(page.getByText('gemini-pro: quota')).toBeVisible();
  await page.getByLabel('Range').selectOption('30');
  await expect(page).toHaveURL(/days=30/);
  await page.getByRole('button', { name: 'Stop refreshing' }).click();
  await expect(page).toHaveURL(/paused=true/);
  await expect(page.getByText('Not refreshing')).toBeVisible();
  await clean(page, 'overview');

  await page.getByRole('link', { name: /^Calls that failed/ }).click();
  await expect(page.getByRole('rowheader', { name: 'timeout' })).toBeVisible();
  await page.getByRole('link', { name: 'timeout' }).click();
  await expect(page).toHaveURL(/outcome=timeout/);
  await expect(page.getByRole('rowheader', { name: '2026-11-21' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: '2026-11-20' })).toHaveCount(0);
  await clean(page, 'usage');

  await page.getByRole('navigation', { name: /Parts/ }).getByRole('link', { name: 'Queue' }).click();
  await page.getByRole('link', { name: /^Dead/ }).click();
  await expect(page.getByText('unavailable: 503')).toBeVisible();
  await clean(page, 'dead jobs');
  await page.getByRole('button', { name: 'Drop' }).click();
  await expect(page.getByText(/never be graded/)).toBeVisible();
  await page.keyboard.press('Escape');

  const pupil = { username: 'pupil', password: 'correct horse battery' };
  await page.request.post(`${app.url}/api/users`, { data: pupil, headers: { origin: app.url } });
  await page.getByRole('navigation', { name: /Parts/ }).getByRole('link', { name: 'Accounts' }).click();
  await page.getByLabel('Role of pupil').selectOption('Teacher');
  await page.getByRole('listitem').filter({ hasText: 'pupil' }).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Done: Teacher')).toBeVisible();
  await clean(page, 'accounts');
});
