import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { clean } from './clean';
import { expect, freshPage, test } from './fixture';
import { FakeGemini } from './gemini';
import { packText } from './pack';
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
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByLabel('Password').fill(credentials.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('link', { name: "Go to the operator's desk" }).click();
}

const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: /Parts/ }).getByRole('link', { name, exact: true });

test('a player is told kindly that the desk is not for them', async ({ page, app }) => {
  await begin(page, app.url, 'Electrician');
  await page.goto(`${app.url}/operate/prompts`);
  await expect(page.getByRole('heading', { name: 'This desk is for operators' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Prompts' })).toHaveCount(0);
  await clean(page, 'not for you');
});

// Every step that a new operator takes, from the page alone; the time that a test has is less than the three minutes that they have.
test('a new operator adds a prompt version, previews it, puts it in force, sees its cost and rolls back', async ({
  page,
  context,
  server,
}) => {
  const gemini = await FakeGemini.start();
  try {
    await server.start({ gemini: gemini.url });
    await freshPage(context, server.url);
    await logIn(page, server, 'olga');
    await part(page, 'Prompts').click();
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

    await page.getByRole('button', { name: 'Preview', exact: true }).first().click();
    await expect(page.getByRole('heading', { name: 'Version 2 beside the one in force' })).toBeFocused();
    await page.getByRole('button', { name: 'Try all cases' }).click();
    for (const side of [/: This version grade@2$/, /: In force grade@1$/]) {
      const column = page.getByRole('article', { name: side });
      await expect(column).toHaveCount(6, { timeout: 60_000 });
      await expect(column.first()).toContainText('/ 10');
      await expect(column.first()).toContainText(/Tokens in\d+/);
      await expect(column.first()).toContainText(/Cost.*0\.0/);
      await expect(column.first()).toContainText(/Time\d+ ms/);
    }
    await page.getByText('Keep another case').click();
    await page.getByLabel(/^Name \(at least/).fill('polite refusal');
    await page.getByLabel('Answer', { exact: true }).fill('I would rather not decide this alone.');
    await page.getByRole('button', { name: 'Keep as a case' }).click();
    await expect(page.getByText('The case is kept.')).toBeVisible();
    await clean(page, 'preview');
    await page.getByRole('button', { name: 'Try: polite refusal' }).click();
    await expect(page.getByRole('article', { name: /: This version grade@2$/ })).toHaveCount(7);
    await page.getByRole('button', { name: 'Close' }).click();

    await page.getByRole('button', { name: 'Measure' }).click();
    await expect(page.getByText('The gate lets it pass')).toBeVisible({ timeout: 60_000 });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Put in force' }).click();
    await page.getByLabel(/^Why/).fill('fairness first');
    await page.getByRole('dialog').getByRole('button', { name: 'Put in force' }).click();
    await expect(page.getByText('Version 2 is in force.')).toBeVisible();

    await page.getByRole('link', { name: 'What it costs' }).click();
    await expect(page).toHaveURL(/prompt=grade/);
    await expect(page.getByText(/Only Prompt: grade@2/)).toBeVisible();
    await expect(page.getByRole('row', { name: /^Total/ })).toContainText(/\$0\.\d*[1-9]/);
    await page.goBack();
    await page.getByRole('button', { name: 'Roll back' }).click();
    await expect(page.getByText('Rolled back to version 1.')).toBeVisible();

    await part(page, 'Audit log').click();
    await expect(page.getByText('fairness first').first()).toBeVisible();
    await page.getByRole('link', { name: 'Cases', exact: true }).click();
    await expect(page).toHaveURL(/action=case/);
    await expect(page.getByText('case.keep')).toBeVisible();
    await clean(page, 'audit');
    expect((await gemini.stats()).refused).toBe(0);
  } finally {
    await gemini.stop();
  }
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
    const today = new Date().toISOString().slice(0, 10);
    const caps = [
      { ...cap, period: today },
      { ...cap, period: today.slice(0, 7), limit_usd: 100 },
    ];
    return route.fulfill({ json: { items, caps, total_usd: 0.0742, switched_off: ['gemini-pro: quota'] } });
  });
  const job = { attempts: 5, purpose: 'grade', status: 'failed', player_id: 'p', last_error: 'unavailable: 503' };
  const dead = { ...job, created_at: '2026-11-20T08:00:00Z', run_at: '2026-11-20T08:00:00Z', task_id: '0190-dead' };
  await page.route('**/api/queue/jobs?*', (route) => route.fulfill({ json: { items: [dead], next_cursor: null } }));
  await logIn(page, app, 'oscar');
  await expect(page.getByText('Everything answers')).toBeVisible();
  await expect(page.getByText('gemini-pro: quota')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Spent today\s*\S*4\.20\s*of \S*10/ })).toBeVisible();
  await page.route('**/api/health/ready', (route) =>
    route.fulfill({ status: 503, json: { status: 'unavailable', checks: { database: 'ok', migrations: '2 are not done' } } }),
  );
  await page.getByLabel('Range').selectOption('30');
  await expect(page).toHaveURL(/days=30/);
  await page.getByRole('button', { name: 'Stop refreshing' }).click();
  await expect(page).toHaveURL(/paused=true/);
  await page.reload();
  await expect(page.getByText('Not refreshing')).toBeVisible();
  await expect(page.getByLabel('Range')).toHaveValue('30');
  await expect(page.getByText('Something does not answer')).toBeVisible();
  await clean(page, 'overview');
  await page.getByRole('link', { name: /^Health.*Something does not answer.*Migrations/ }).click();
  await expect(page).toHaveURL(/health\?days=30&paused=true/);
  await expect(page.getByText('2 are not done')).toBeVisible();
  await page.goBack();

  await page.getByRole('link', { name: /^Calls that failed/ }).click();
  await expect(page.getByRole('rowheader', { name: 'timeout' })).toBeVisible();
  await page.getByRole('link', { name: 'timeout' }).click();
  await expect(page).toHaveURL(/outcome=timeout/);
  await expect(page.getByRole('rowheader', { name: '2026-11-21' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: '2026-11-20' })).toHaveCount(0);
  await clean(page, 'usage');

  await part(page, 'Queue').click();
  await page.getByRole('link', { name: /^Dead/ }).click();
  await expect(page.getByText('unavailable: 503')).toBeVisible();
  await clean(page, 'dead jobs');
  await page.getByRole('button', { name: 'Drop' }).click();
  await expect(page.getByText(/never be graded/)).toBeVisible();
  await page.keyboard.press('Escape');

  const pupil = { username: 'pupil', password: 'correct horse battery' };
  await page.request.post(`${app.url}/api/users`, { data: pupil, headers: { origin: app.url } });
  await part(page, 'Accounts').click();
  await page.getByLabel('Role of pupil').selectOption('Teacher');
  await page.getByRole('listitem').filter({ hasText: 'pupil' }).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Done: Teacher')).toBeVisible();
  await clean(page, 'accounts');
});

test('a reported scene is withdrawn with a reason, and the log says so', async ({ page, app }) => {
  await begin(page, app.url, 'Welder');
  const title = (await page.getByRole('heading', { level: 1 }).locator('#scene-title').textContent()) ?? '';
  await page.getByRole('button', { name: /unrealistic/i }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('nobody welds like that');
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('dialog').getByRole('status')).toBeVisible();
  await page.keyboard.press('Escape');
  await logIn(page, app, 'rita');
  await page.getByRole('link', { name: /^Reported scenes\s*[1-9]/ }).click();
  await expect(page).toHaveURL(/state=open/);
  const scene = page.getByRole('listitem').filter({ hasText: 'nobody welds like that' }).last();
  await expect(page.getByText('nobody welds like that')).toBeVisible();
  await clean(page, 'reported scenes');
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('it is wrong about the gas');
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByText('Done: Withdraw').or(page.getByText('Nobody waits for a decision.'))).toBeVisible();
  await expect(scene).toHaveCount(0);
  await page.getByRole('link', { name: 'Withdrawn', exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Deal it again' })).toBeVisible();
  await part(page, 'Audit log').click();
  await expect(page.getByText('it is wrong about the gas')).toBeVisible();
  await part(page, 'Sources').click();
  await expect(page.getByRole('columnheader', { name: 'Library' })).toBeVisible();
  await clean(page, 'sources');
});

test('an author checks a pack, mends it, looks at it, imports it; it is played, exported and removed', async ({ page, app }) => {
  await logIn(page, app, 'paco');
  await part(page, 'Packs').click();
  const send = (text: string) =>
    page
      .getByLabel("The pack's file")
      .setInputFiles({ name: 'harbour.toml', mimeType: 'application/toml', buffer: Buffer.from(text) });
  const good = packText();
  const bad = good.replace('score = 0', 'score = 12').replace('A fog on the river', 'A <b>fog</b> on the river');
  await send(bad);
  const line = bad.split('\n').findIndex((l) => l.includes('score = 12')) + 1;
  await expect(page.getByText(`Line ${line}:`)).toBeVisible();
  await expect(page.getByText(/Nothing was imported/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Import/ })).toHaveCount(0);
  await clean(page, 'a bad pack');
  await send(good.replace('A fog on the river', 'A <b>fog</b> on the river'));
  await expect(page.getByText('the text holds markup or an address')).toBeVisible();

  await send(good);
  await expect(page.getByRole('heading', { name: 'A fog on the river' })).toBeVisible();
  await expect(page.getByText(/Scenario pack “Trades of the harbour”/)).toBeVisible();
  await page.getByLabel('As on').selectOption('hard');
  await page.getByText('Grading (for the author)').first().click();
  await expect(page.getByText('0/10').first()).toBeVisible();
  await clean(page, 'a pack');
  await page.getByRole('button', { name: 'Import harbour-trades 1.0.0' }).click();
  await expect(page.getByText('harbour-trades 1.0.0 is imported. It is played from now on.')).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toBe(good);
  await page.getByRole('link', { name: 'Look at it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Trades of the harbour' })).toBeVisible();

  await begin(page, app.url, 'Canal pilot');
  await expect(page.getByText(/by Ana Silva, in the scenario pack/)).toBeVisible();
  await page.goto(`${app.url}/operate/packs`);
  await clean(page, 'packs');
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('No pack yet.')).toBeVisible();
});

test('a player lets operators use what they wrote, and takes it back', async ({ page, app }) => {
  await begin(page, app.url, 'Electrician');
  await page.goto(`${app.url}/account`);
  const box = page.getByRole('checkbox', { name: /Operators may try the coach/ });
  await expect(box).not.toBeChecked();
  await box.check();
  // the tick stands at once, and can be changed again when the server has it
  await expect(box).toBeEnabled();
  await page.reload();
  await expect(box).toBeChecked();
  await box.uncheck();
  await expect(box).toBeEnabled();
  await page.reload();
  await expect(box).not.toBeChecked();
});
