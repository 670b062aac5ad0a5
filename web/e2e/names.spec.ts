// What a screen reader says: names, roles and states, as the accessibility tree has them.
import { expect, test } from './fixture';
import { played } from './past';
import { begin, decide, pick } from './play';

test('the start, a scene, its feedback and the report by their names', async ({ page, app }) => {
  await page.goto(app.url);
  await page.getByRole('combobox').fill('nurse');
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await expect(page.getByRole('banner')).toMatchAriaSnapshot(`
    - banner:
      - link "CareerSim"
      - navigation "Main":
        - link "My days"
        - link "Class"
        - link "Account"
  `);
  await expect(page.locator('main form')).toMatchAriaSnapshot(`
    - combobox "Which career?" [expanded]
    - button "Start the day"
    - listbox "Which career?":
      - option /Registered nurse/
  `);
  await expect(page.getByRole('status').filter({ hasText: /careers? found/ })).toBeAttached();

  await begin(page, app.url, 'Electrician');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(page).toHaveTitle(/^.+ · electrician · CareerSim$/i);
  await expect(page.getByRole('article')).toHaveAccessibleName(/\w/);
  await expect(page.getByRole('form', { name: 'Your answer' })).toMatchAriaSnapshot(`
    - group "What do you do?":
      - radio
      - radio
      - radio
      - radio "Write my own answer"
    - button "Decide" [disabled]
  `);
  await page.getByRole('radio', { name: 'Write my own answer' }).check({ force: true });
  const own = page.getByRole('textbox', { name: 'Write my own answer' });
  await expect(own).toHaveAccessibleDescription(/0 of 500 characters/);
  await own.fill('x'.repeat(501));
  await expect(page.getByRole('status').filter({ hasText: 'The answer is too long.' })).toBeAttached();
  await expect(own).toHaveAttribute('aria-invalid', 'true');
  await expect(decide(page)).toBeDisabled();

  await pick(page, 0);
  // the change of page is told: its title takes the focus
  await expect(heading).toBeFocused();
  await expect(heading).toHaveAccessibleName(/^\d+ of 10$/);
  await expect(page.getByText(/Balance \d+, now \d+/)).toBeAttached();
  await expect(page.getByRole('region', { name: 'What counted' }).getByRole('listitem').first()).toBeVisible();
  const session_id = page.url().split('/').at(-1) ?? '';
  await played(page, app.url, { session_id }, [0, 0, 0, 0]);
  await page.goto(`${app.url}/report/${session_id}`);
  await expect(page).toHaveTitle(/^Report: Electrician/);
  await expect(page.getByRole('img', { name: 'Scores by hour of the day' })).toBeVisible();
  await expect(page.getByRole('table', { name: /Competencies today/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Show it to somebody' })).toBeVisible();
});

test('every control of every page has a name', async ({ page, app }) => {
  await begin(page, app.url, 'Electrician');
  for (const path of ['', '/history', '/account', '/compare']) {
    if (path) await page.goto(`${app.url}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const role of ['button', 'link', 'textbox', 'combobox', 'checkbox', 'radio'] as const)
      for (const control of await page.getByRole(role).all())
        await expect(control, `${role} on ${path}`).toHaveAccessibleName(/\w/);
  }
});
