import { expect, freshPage, test } from './fixture';
import { PICKS, played } from './past';
import { decide, graded, inScene, next, pick, toReport } from './play';

test('a guest plays a whole day by mouse', async ({ page, app }) => {
  await page.goto(app.url);
  await expect(page.getByRole('combobox')).toBeFocused();
  await expect(page.locator('#suggestions + ul > li a')).toHaveCount(6);
  await page.getByRole('combobox').fill('nur');
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await expect(page.getByRole('listbox').getByRole('option').last()).toHaveText('Play “nur”');
  await page
    .getByRole('listbox')
    .getByRole('option', { name: /Registered nurse/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/play\/[0-9a-f-]{36}$/);
  for (let round = 1; round <= 5; round++) {
    await expect(page.getByText(`· scene ${round} of 5`)).toBeVisible();
    await pick(page, round % 3);
    await expect(page.getByRole('heading', { name: 'Your choice' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'What each option would have given' })).toBeVisible();
    if (round < 5) await next(page);
  }
  await toReport(page);
  await expect(page).toHaveURL(/\/report\//);
  await expect(page.getByRole('heading', { level: 1, name: 'Registered nurse' })).toBeVisible();
  await expect(page.getByRole('img', { name: /Competencies today/ })).toBeVisible();
  await page.getByRole('link', { name: 'My days' }).click();
  await expect(page.getByRole('link', { name: 'Registered nurse' })).toBeVisible();
});

test('a guest plays a whole day by keyboard on a phone, free text included', async ({ page, app }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(app.url);
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('lighthouse keeper on Mars');
  await page.keyboard.press('Enter');
  await inScene(page);
  const tooWide = () =>
    page.evaluate(() =>
      document.documentElement.scrollWidth <= window.innerWidth
        ? []
        : [...document.querySelectorAll('*')]
            .filter((e) => e.getBoundingClientRect().right > window.innerWidth)
            .map((e) => `${e.tagName} ${e.className}`),
    );
  for (let round = 1; round <= 5; round++) {
    await expect(page.getByText(`· scene ${round} of 5`)).toBeVisible();
    await inScene(page);
    if (round === 2) {
      await page.keyboard.press('w');
      await expect(page.getByRole('textbox')).toBeFocused();
      await page.keyboard.type(
        'First I would ask the others what they saw, then check it myself and tell my lead 1 thing: what I found.',
      );
    } else {
      await page.keyboard.press(String((round % 3) + 1));
      await expect(page.getByRole('radio').nth(round % 3)).toBeChecked();
    }
    await expect(decide(page)).toBeEnabled();
    expect(await tooWide()).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await graded(page);
    if (round === 2) await expect(page.getByText('Practice coach').first()).toBeVisible();
    expect(await tooWide()).toEqual([]);
    await page.keyboard.press('n');
  }
  await expect(page).toHaveURL(/\/report\//);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  expect(await tooWide()).toEqual([]);
});

test('a day can be shared without a name, taken back, rewound and compared', async ({ page, app, browser }) => {
  const day = await played(page, app.url, { career_title: 'Electrician' }, PICKS);
  await page.goto(`${app.url}/report/${day}`);
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByRole('textbox', { name: 'Link to this report' }).inputValue();
  const stranger = await (await browser.newContext()).newPage();
  await freshPage(stranger.context(), app.url);
  await stranger.goto(link);
  await expect(stranger.getByRole('heading', { level: 1, name: 'Electrician' })).toBeVisible();
  const shared = link.replace('/shared/', '/api/shared/');
  expect((await stranger.request.get(shared)).status()).toBe(200);
  await page.getByRole('button', { name: 'Take the link back' }).click();
  await expect(page.getByRole('button', { name: 'Make a link' })).toBeVisible();
  expect((await stranger.request.get(shared)).status()).toBe(404);
  await stranger.context().close();

  await page.getByRole('radio', { name: /scene 4 of 5/ }).check({ force: true });
  await page.getByRole('button', { name: /^Back to/ }).click();
  await expect(page).toHaveURL(/\/play\//);
  await expect(page.getByText('· scene 4 of 5')).toBeVisible();
  await pick(page, 2);
  await next(page);
  await pick(page, 2);
  await toReport(page);
  const futures = page.getByRole('region', { name: 'Every future of this day' });
  await expect(futures.getByRole('link', { name: 'The first day' })).toBeVisible();
  await expect(futures.getByText('Decided differently from scene 4 (this report)')).toBeVisible();
  await page.getByRole('link', { name: 'My days' }).click();
  await page
    .getByRole('checkbox', { name: /^Compare Electrician/ })
    .nth(0)
    .check({ force: true });
  await page
    .getByRole('checkbox', { name: /^Compare Electrician/ })
    .nth(1)
    .check({ force: true });
  await page.getByRole('button', { name: 'Compare them' }).click();
  await expect(page.getByRole('heading', { name: 'Where they differ' })).toBeVisible();
});

test('a guest keeps the days under a name, and comes back to them', async ({ page, app }) => {
  await played(page, app.url, { career_title: 'Electrician' }, PICKS);
  await page.goto(`${app.url}/account`);
  await page.getByRole('textbox', { name: 'Name' }).fill('ada_lovelace');
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Keep my days' }).click();
  await expect(page.getByRole('alert')).toHaveText('8 to 128 characters');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Keep my days' }).click();
  await expect(page.getByRole('heading', { name: 'ada_lovelace' })).toBeVisible();
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page.getByRole('heading', { name: 'Make an account' })).toBeVisible();
  await page.getByRole('button', { name: 'I have a name already' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('ada_lovelace');
  await page.getByLabel('Password').fill('wrong horse battery');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByText('Name or password is wrong.')).toBeVisible();
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('heading', { name: 'ada_lovelace' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'ada_lovelace' })).toBeVisible();
  await page.getByRole('link', { name: 'My days' }).click();
  await expect(page.getByRole('link', { name: 'Electrician' })).toBeVisible();
});
