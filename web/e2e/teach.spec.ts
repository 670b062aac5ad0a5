// A teacher, a class of 35 behind one address with the limits on, and results that say what the pupils' reports say.
import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { clean } from './clean';
import { expect, freshPage, test } from './fixture';
import { inScene, next, pick, toReport, write } from './play';
import type { Server } from './server';

const ROUNDS = 2;
const BY_API = 30;
const IN_BROWSERS = 5;
const WORDS = 'I ask the doctor at once, tell the family what happens next and write it all down.';

type Day = {
  id: string;
  report: { score_mean: number | null; offline_estimates: number };
  answers: { evaluation: { score: number } }[];
};

async function call<T>(server: Server, path: string, token?: string, body?: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  let response = await fetch(`${server.url}${path}`, init);
  // a busy server says so, and a client comes again; nothing of it is a limit
  for (let again = 0; response.status === 503 && again < 20; again++) {
    await new Promise((done) => setTimeout(done, 500));
    response = await fetch(`${server.url}${path}`, init);
  }
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json() as Promise<T>;
}

async function logIn(page: Page, server: Server, name: string) {
  const credentials = { username: name, password: 'correct horse battery' };
  const made = await page.request.post(`${server.url}/api/users`, { data: credentials, headers: { origin: server.url } });
  expect(made.status()).toBe(201);
  await page.goto(`${server.url}/account`);
  await page.getByRole('button', { name: 'I have a name already' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByLabel('Password').fill(credentials.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('link', { name: 'Your classes' }).click();
}

/** A pupil's day by API: join, pick, and for some own words at the end. */
async function playByApi(server: Server, code: string, assignment: string, i: number): Promise<[string, Day]> {
  const joined = await call<{ access_token: string; seat: { nickname: string } }>(server, '/api/classes/join', undefined, {
    code,
    nickname: `api ${String(i).padStart(2, '0')}`,
  });
  const token = joined.access_token;
  let scene = await call<{ session_id: string; scenario_id: string }>(server, '/api/generate-scenario', token, {
    career_title: 'nurse',
    assignment_id: assignment,
  });
  for (let round = 1; round <= ROUNDS; round++) {
    const said = round === ROUNDS && i % 5 === 0 ? { user_answer: WORDS } : { option: (i + round) % 3 };
    const body = { scenario_id: scene.scenario_id, session_id: scene.session_id, ...said };
    const task = await call<{ task_id: string }>(server, '/api/evaluate-answer', token, body);
    const { status } = await call<{ status: string }>(server, `/api/tasks/${task.task_id}?wait=20`, token);
    expect(status).toBe('succeeded');
    if (round < ROUNDS) scene = await call(server, '/api/generate-scenario', token, { session_id: scene.session_id });
  }
  return [joined.seat.nickname, await call<Day>(server, `/api/sessions/${scene.session_id}`, token)];
}

/** The same in a browser: by the link, through the page; the report is read where the pupil reads it. */
async function playInBrowser(browser: Browser, server: Server, code: string, i: number): Promise<[string, Day]> {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  await freshPage(context, server.url);
  const page = await context.newPage();
  const nickname = `browser ${i}`;
  await page.goto(`${server.url}/join/${code}`);
  await page.getByLabel('Nickname').fill(nickname);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByText(`You are ${nickname}.`)).toBeVisible();
  await page.getByRole('button', { name: 'Play: Registered nurse' }).click();
  await inScene(page);
  await pick(page, i % 3);
  await next(page);
  if (i === 0) await write(page, WORDS);
  else await pick(page, i % 3);
  // the report that the page shows at the end, with every grade in it
  const whole = page.waitForResponse(async (r) => {
    if (!/\/api\/sessions\/[0-9a-f-]{36}$/.test(r.url()) || !r.ok()) return false;
    return ((await r.json()) as Day).answers.filter((a) => a.evaluation).length === ROUNDS;
  });
  await toReport(page);
  await expect(page.getByRole('heading', { name: 'Competencies' })).toBeVisible();
  const day = (await (await whole).json()) as Day;
  await context.close();
  return [nickname, day];
}

test('a class of 35 behind one address plays a day at once, and table and file say what the reports say', async ({
  page,
  context,
  browser,
  server,
}) => {
  test.setTimeout(420_000);
  await server.start({ limits: true });
  await freshPage(context, server.url);
  await logIn(page, server, 'terry');
  await page.getByLabel('Name of the new class').fill('10b');
  await page.getByRole('button', { name: 'Create the class' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '10b' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'QR code of the link to join' })).toBeVisible();
  const link = await page.getByText(/\/join\/[A-Z2-9]{8}$/).innerText();
  const code = link.split('/').at(-1) ?? '';

  const parts = page.getByRole('navigation', { name: 'Parts of the class' });
  await parts.getByRole('link', { name: 'Assignments' }).click();
  await page.getByRole('button', { name: 'New assignment' }).click();
  await page.getByLabel('Title').fill('A day in care');
  await page.getByLabel('Careers').fill('registered nurse');
  await page.getByLabel('Length of the day').selectOption(String(ROUNDS));
  await page.getByRole('button', { name: 'Set it' }).click();
  await expect(page.getByRole('heading', { name: 'A day in care' })).toBeVisible();
  await parts.getByRole('link', { name: 'Who is where' }).click();

  // the pupils' tokens see the assignment's id; the first one looks it up for all
  const scout = await call<{ access_token: string }>(server, '/api/classes/join', undefined, { code, nickname: 'scout' });
  type Mine = { items: { assignments: { id: string }[] }[] };
  const mine = await call<Mine>(server, '/api/classes/joined', scout.access_token);
  const assignment = mine.items[0]?.assignments[0]?.id ?? '';

  const days = await Promise.all([
    ...Array.from({ length: BY_API }, (_, i) => playByApi(server, code, assignment, i)),
    ...Array.from({ length: IN_BROWSERS }, (_, i) => playInBrowser(browser, server, code, i)),
  ]);
  expect(days).toHaveLength(BY_API + IN_BROWSERS);
  const finished = page.getByRole('status').getByText('35 finished');
  await expect(finished).toBeVisible();

  await parts.getByRole('link', { name: 'Results' }).click();
  const table = page.getByRole('region', { name: 'Pupils and days' }).getByRole('table').first();
  await expect(table.getByRole('row')).toHaveCount(BY_API + IN_BROWSERS + 2);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const file = readFileSync(await (await saving).path(), 'utf8');
  expect(file.startsWith('\uFEFF')).toBe(true);
  const lines = new Map(
    file
      .split('\r\n')
      .map((line) => line.split(','))
      .map((cells) => [cells[0], cells]),
  );
  const head = lines.get('\uFEFFnickname') ?? [];
  const shown = new Map<string, string>();
  for (const row of await table.getByRole('row').all()) {
    const cells = await row.locator('th, td').allInnerTexts();
    shown.set(cells[0]?.trim() ?? '', (cells[1] ?? '').replace(/\s+/gu, ' ').trim());
  }
  for (const [nickname, day] of days) {
    const cells = lines.get(nickname) ?? [];
    const cell = (name: string) => cells[head.indexOf(name)];
    const mean = day.report.score_mean?.toFixed(1);
    const scores = day.answers.map((a) => a.evaluation.score);
    expect([nickname, cell('score_mean'), cell('estimates')]).toEqual([nickname, mean, String(day.report.offline_estimates)]);
    expect(scores.map((_, i) => cell(`scene_${i + 1}_score`))).toEqual(scores.map(String));
    expect([nickname, shown.get(nickname)?.replaceAll('~', '')]).toEqual([nickname, `${mean} ${scores.join(' · ')}`]);
  }

  // one answer is looked at and graded by the teacher; the earlier grade stays beside it
  await table.getByRole('link').filter({ hasText: '~' }).first().click();
  await expect(page.getByRole('heading', { name: 'Answers' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^(api|browser) \d+: (Registered n|N)urse$/);
  await page
    .getByRole('button', { name: /^Grade it yourself/ })
    .last()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Score').selectOption('9');
  await dialog.getByLabel('Your reason').fill('You asked before you acted.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('9/10 · graded by you')).toBeVisible();
  await expect(page.getByText(/^Before: \d+\/10\./)).toBeVisible();
});

test('the screens of a class are clean for axe, for the teacher and for a pupil', async ({ page, app, browser }) => {
  test.setTimeout(420_000);
  await logIn(page, app, 'tess');
  await page.getByLabel('Name of the new class').fill('A class with quite a long name, 10b');
  await page.getByRole('button', { name: 'Create the class' }).click();
  await expect(page.getByRole('img', { name: 'QR code of the link to join' })).toBeVisible();
  const code = (await page.getByText(/\/join\/[A-Z2-9]{8}$/).innerText()).split('/').at(-1) ?? '';
  const parts = page.getByRole('navigation', { name: 'Parts of the class' });
  await parts.getByRole('link', { name: 'Assignments' }).click();
  await page.getByRole('button', { name: 'New assignment' }).click();
  await page.getByLabel('Title').fill('A day in care');
  await page.getByLabel('Careers').fill('registered nurse');
  await page.getByLabel('Length of the day').selectOption(String(ROUNDS));
  await clean(page, 'new assignment');
  await page.getByRole('button', { name: 'Set it' }).click();
  await expect(page.getByRole('heading', { name: 'A day in care' })).toBeVisible();

  const [, day] = await playInBrowser(browser, app, code, 0);
  expect(day.report.offline_estimates).toBe(1);
  await parts.getByRole('link', { name: 'Code and pupils' }).click();
  await page.getByRole('button', { name: 'New recovery codes' }).click();
  await expect(page.getByText(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)).toBeVisible();
  await clean(page, 'code and pupils');
  await page.screenshot({ path: 'test-results/teach-class.png', fullPage: true });
  await parts.getByRole('link', { name: 'Who is where' }).click();
  await expect(page.getByRole('link', { name: 'browser 0' })).toBeVisible();
  await clean(page, 'live');
  await page.screenshot({ path: 'test-results/teach-live.png', fullPage: true });
  await parts.getByRole('link', { name: 'Results' }).click();
  await page.getByLabel('Assignment').selectOption('A day in care');
  await expect(page.getByRole('heading', { name: 'Criterion by criterion' })).toBeVisible();
  await clean(page, 'results');
  await page.screenshot({ path: 'test-results/teach-results.png', fullPage: true });
  await page.getByRole('link', { name: /~/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'browser 0: Registered nurse' })).toBeVisible();
  await clean(page, "a pupil's day");
  await page.screenshot({ path: 'test-results/teach-day.png', fullPage: true });
  await page.goto(`${app.url}/teach`);
  await expect(page.getByRole('link', { name: /^A class with/ })).toBeVisible();
  await clean(page, 'classes');

  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  await freshPage(context, app.url);
  const pupil = await context.newPage();
  await pupil.goto(`${app.url}/join/${code}`);
  await pupil.getByRole('button', { name: 'Join' }).click();
  await expect(pupil.getByText(/^You are \w+ \w+ \d+\.$/)).toBeVisible();
  await clean(pupil, 'joined');
  await pupil.screenshot({ path: 'test-results/join.png', fullPage: true });
  await pupil.goto(`${app.url}/teach`);
  await expect(pupil.getByRole('heading', { name: 'Classes are for accounts' })).toBeVisible();
  await clean(pupil, 'needs an account');
  await context.close();
});
