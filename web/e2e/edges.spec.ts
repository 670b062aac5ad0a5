// What goes wrong in real life, each with its designed answer.
import type { Page } from '@playwright/test';
import { expect, test } from './fixture';
import { PICKS, played } from './past';
import { begin, decide, graded, inScene, pick, write } from './play';

const problem = (status: number, code: string, headers: Record<string, string> = {}) => ({
  status,
  contentType: 'application/problem+json',
  headers,
  body: JSON.stringify({ type: 'about:blank', title: code, status, detail: code, code, request_id: 'r-42' }),
});
const ownWords = (page: Page) => page.getByRole('radio', { name: 'Write my own answer' }).check({ force: true });

test('nothing that grades a scene is sent before the answer', async ({ page, app }) => {
  const bodies: string[] = [];
  page.on('response', async (r) => {
    if (r.url().includes('/api/')) bodies.push(await r.text().catch(() => ''));
  });
  await begin(page, app.url, 'Registered nurse');
  await page.waitForLoadState('networkidle');
  expect(bodies.length).toBeGreaterThan(1);
  expect(bodies.join('\n')).not.toMatch(/"(score|feedback|consequence|strong_answer|sets|weight|exemplars)":(?!null)/);
});

test('a draft survives a reload, and an over-long paste is kept whole', async ({ page, app }) => {
  await begin(page, app.url, 'Electrician');
  await ownWords(page);
  await page.getByRole('textbox').fill(`I would stop. ${'ä'.repeat(500)}`);
  await expect(page.getByText(/^14 characters too many/)).toBeVisible();
  await expect(decide(page)).toBeDisabled();
  await page.reload();
  await inScene(page);
  await expect(page.getByRole('textbox')).toHaveValue(`I would stop. ${'ä'.repeat(500)}`);
});

test('without a network the answer waits on the device and goes out by itself', async ({ page, app, context }) => {
  await begin(page, app.url, 'Electrician');
  await context.setOffline(true);
  await expect(page.getByText(/You are offline/)).toBeVisible();
  await write(page, 'I would switch it off at the board, lock it and measure before I touch anything.');
  await expect(page.getByText(/1 answer is kept/)).toBeVisible();
  await context.setOffline(false);
  await graded(page);
  await expect(page.getByText(/You are offline/)).toHaveCount(0);
});

test('too many at once: a countdown, and then the same button works', async ({ page, app }) => {
  await page.route('**/api/generate-scenario', (route) => route.fulfill(problem(429, 'rate_limited', { 'retry-after': '2' })), {
    times: 1,
  });
  await page.goto(`${app.url}/play?career=Electrician`);
  await expect(page.getByText(/You can go on in \d second/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeDisabled();
  await page.getByRole('button', { name: 'Try again' }).click();
  await inScene(page);
});

test('a mistake of the server says what to tell whoever helps, and can be tried again', async ({ page, app }) => {
  await page.route('**/api/generate-scenario', (route) => route.fulfill(problem(500, 'internal')), { times: 1 });
  await page.goto(`${app.url}/play?career=Electrician`);
  await expect(page.getByRole('alert')).toContainText('r-42');
  await page.getByRole('button', { name: 'Try again' }).click();
  await inScene(page);
});

test('a session that ends in mid-scene keeps the answer and shows the way back', async ({ page, app, context }) => {
  await begin(page, app.url, 'Electrician');
  await context.clearCookies();
  await page.route('**/api/evaluate-answer', (route) => route.fulfill(problem(401, 'unauthorized')));
  await write(page, 'I would ask my boss.');
  await expect(page.getByText('Your session has ended.')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveValue('I would ask my boss.');
  await expect(page.getByRole('link', { name: 'Log in' })).toBeVisible();
});

test('two tabs: the second one takes over what the first has answered', async ({ page, app, context }) => {
  await begin(page, app.url, 'Electrician');
  const other = await context.newPage();
  await other.goto(page.url());
  await inScene(other);
  await pick(page, 0);
  await other.getByRole('radio').nth(1).check({ force: true });
  await decide(other).click();
  await graded(other);
  await expect(other.getByRole('heading', { name: 'Your choice' })).toBeVisible();
});

test('the back button leads from the scene to the start, not to a second day', async ({ page, app }) => {
  await page.goto(app.url);
  await page.getByRole('combobox').fill('Electrician');
  await page.keyboard.press('Enter');
  await inScene(page);
  await page.goBack();
  await expect(page).toHaveURL(`${app.url}/`);
  await expect(page.getByRole('heading', { name: /your day is still open/ })).toBeVisible();
  await page.getByRole('link', { name: 'Go on' }).click();
  await inScene(page);
});

test('a newer version is announced and not forced', async ({ page, app }) => {
  let version = '1';
  const meta = { coach: 'offline', evaluation_ms: {}, languages: ['en'] };
  await page.route('**/api/meta', (route) => route.fulfill({ json: { version, ...meta } }));
  await page.clock.install();
  const asked = page.waitForResponse('**/api/meta');
  await page.goto(app.url);
  await expect(page.getByRole('combobox')).toBeVisible();
  await asked;
  version = '2';
  await page.clock.runFor(6 * 60_000);
  await expect(page.getByText('There is a newer version of this page.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Load it' })).toBeVisible();
});

test('a browser that blocks storage can play all the same', async ({ page, app }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  await page.goto(app.url);
  await expect(page.getByText(/This browser blocks storage/)).toBeVisible();
  await page.getByRole('combobox').fill('Electrician');
  await page.keyboard.press('Enter');
  await pick(page, 1);
});

test('markup in a career title is text', async ({ page, app }) => {
  await begin(page, app.url, '<img src=x onerror=alert(1)> tester');
  await expect(page.getByText('<img src=x onerror=alert(1)> tester').first()).toBeVisible();
});

test('text at 200 % fits, and nothing is cut off that one needs', async ({ page, app }) => {
  await page.setViewportSize({ width: 640, height: 800 });
  const enlarge = () =>
    page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await page.goto(app.url);
  await enlarge();
  expect(await over()).toBeLessThanOrEqual(0);
  await begin(page, app.url, 'Electrician');
  await enlarge();
  expect(await over()).toBeLessThanOrEqual(0);
  await pick(page, 0);
  expect(await over()).toBeLessThanOrEqual(0);
  await expect(page.getByRole('button', { name: 'Next scene' })).toBeVisible();
});

for (const hour of ['05:00', '12:00', '23:00'])
  test(`the start fits a phone at ${hour}, wherever the sun stands`, async ({ page, app }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.clock.setFixedTime(`2026-11-21T${hour}:00`);
    await page.goto(app.url);
    await expect(page.getByRole('combobox')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });

test('with forced colours one sees what is chosen', async ({ page, app }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await begin(page, app.url, 'Electrician');
  const row = (n: number) =>
    page
      .locator('label')
      .filter({ has: page.getByRole('radio') })
      .nth(n);
  const look = (n: number) => row(n).evaluate((e) => `${getComputedStyle(e).outlineStyle} ${getComputedStyle(e).outlineWidth}`);
  await page.getByRole('radio').first().check({ force: true });
  expect(await look(0)).not.toBe(await look(1));
  await decide(page).click();
  await graded(page);
});

test('with reduced motion nothing moves for longer than a blink', async ({ page, app }) => {
  await begin(page, app.url, 'Electrician');
  await pick(page, 0);
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((e) => {
        const { animationDuration, transitionDuration } = getComputedStyle(e);
        return [animationDuration, transitionDuration].some((d) => d.split(',').some((part) => Number.parseFloat(part) > 0.01));
      }).length,
  );
  expect(moving).toBe(0);
});

test('a part of the page that breaks leaves the rest standing', async ({ page, app, quiet }) => {
  await page.route('**/assets/Radar-*.js', (route) => route.abort());
  const day = await played(page, app.url, { career_title: 'Electrician' }, PICKS);
  await page.goto(`${app.url}/report/${day}`);
  const part = page.getByRole('alert').filter({ hasText: 'This part could not be loaded.' });
  await expect(part).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make a link' })).toBeEnabled();
  // code that is gone from a server that answers is that of an older version
  await page.unroute('**/assets/Radar-*.js');
  await part.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('img', { name: /Competencies today/ })).toBeVisible();
  await expect(part).toHaveCount(0);
  // what was caught is still told to whoever looks
  expect(quiet).toHaveLength(1);
  quiet.length = 0;
});
