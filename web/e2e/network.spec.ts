// Networks and clocks that don't do what one expects, each with its designed answer.
import type { Page } from '@playwright/test';
import { expect, test } from './fixture';
import { begin, decide, graded, inScene, next, pick, write } from './play';

const answers = (page: Page) => {
  const keys: string[] = [];
  page.on('request', (r) => {
    if (r.url().endsWith('/api/evaluate-answer')) keys.push(r.headers()['idempotency-key'] ?? '');
  });
  return keys;
};
const balance = async (page: Page) => Number(await page.getByTitle('Balance').locator('.sign').textContent());

test('a reply that gets lost: the answer goes out again under the same key and counts once', async ({ page, app }) => {
  const keys = answers(page);
  await begin(page, app.url, 'Electrician');
  // the server gets it and answers, and the answer never arrives
  await page.route(
    '**/api/evaluate-answer',
    async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
  await page.getByRole('radio').first().check({ force: true });
  await decide(page).click();
  await graded(page);
  const after = await balance(page);
  await page.reload();
  await graded(page);
  expect(await balance(page)).toBe(after);
  await next(page);
  await expect(page.getByText('· scene 2 of 5')).toBeVisible();
  // once the page learned of it by looking at the day, it needs no second sending; if it sent one, the key was the same
  expect(new Set(keys).size).toBe(1);
});

test('an answer on a line that is cut before the server has it goes out again under the same key', async ({ page, app }) => {
  const keys = answers(page);
  await begin(page, app.url, 'Electrician');
  await page.route('**/api/evaluate-answer', (route) => route.abort('connectionreset'), { times: 1 });
  await write(page, 'I would switch it off at the board, lock it and measure before I touch anything.');
  await expect(page.getByRole('heading', { name: 'Kept for you' })).toBeVisible();
  await graded(page);
  expect(keys.length).toBeGreaterThan(1);
  expect(new Set(keys).size).toBe(1);
});

test('a slow network: it says what it does, one click is one answer, and nothing is lost on the way', async ({ page, app }) => {
  const keys = answers(page);
  const slow = (ms: number) => (route: Parameters<Parameters<Page['route']>[1]>[0]) =>
    new Promise<void>((done) => setTimeout(() => route.continue().then(done, done), ms));
  await page.route('**/api/generate-scenario', slow(1500), { times: 1 });
  await page.goto(`${app.url}/play?career=Electrician`);
  await expect(page.getByRole('heading', { name: 'Electrician: your day begins' })).toBeVisible();
  await expect(page.locator('.bone').first()).toBeVisible();
  await inScene(page);
  await page.route('**/api/evaluate-answer', slow(2000));
  await page.getByRole('radio').first().check({ force: true });
  await decide(page).dblclick();
  await expect(page.getByRole('heading', { name: 'Sending your answer' })).toBeVisible();
  await graded(page);
  expect(keys).toHaveLength(1);
});

test('a session whose token has run out is renewed in mid-scene, and the player sees nothing of it', async ({ page, app }) => {
  const keys = answers(page);
  await begin(page, app.url, 'Electrician');
  const expired = {
    status: 401,
    contentType: 'application/problem+json',
    body: JSON.stringify({ code: 'unauthorized', status: 401 }),
  };
  await page.route('**/api/evaluate-answer', (route) => route.fulfill(expired), { times: 1 });
  await write(page, 'I would switch it off at the board, lock it and measure before I touch anything.');
  await graded(page);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

for (const hours of [13, -13])
  test(`a clock that is ${hours} hours off, and changes in the middle of a day, disturbs nothing`, async ({ page, app }) => {
    await page.addInitScript((start) => {
      const Real = Date;
      const shift = () => (window as { clockOff?: number }).clockOff ?? start;
      class Off extends Real {
        constructor(...args: [] | [number | string | Date]) {
          if (args.length) super(...args);
          else super(Real.now() + shift());
        }
        static override now = () => Real.now() + shift();
      }
      window.Date = Off as DateConstructor;
    }, hours * 3_600_000);
    await begin(page, app.url, 'Electrician');
    await pick(page, 0);
    await page.evaluate(() => Object.assign(window, { clockOff: 0 }));
    await next(page);
    await write(page, 'I would switch it off at the board, lock it and measure before I touch anything.');
    await graded(page);
    await page.evaluate((off) => Object.assign(window, { clockOff: off }), -hours * 3_600_000);
    await next(page);
    await pick(page, 1);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
