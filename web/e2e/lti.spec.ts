// Coming in from a course, in a frame and in a tab, as a pupil and as a teacher; and what a person sees when it does not work.
import { clean } from './clean';
import { expect, freshPage, test } from './fixture';
import { Platform } from './platform';

test('a course opens its task in a frame and in a tab, and a launch works once', async ({ page, server, context }) => {
  await server.start();
  const platform = new Platform(server.url);
  await platform.start(server);
  await freshPage(context, server.url);
  try {
    await page.goto(`${platform.url}/course?user=ada&role=Learner`);
    const frame = page.frameLocator('iframe[title=tool]');
    await expect(frame.getByRole('heading', { name: 'Try nursing' })).toBeVisible();
    await frame.getByRole('button', { name: 'Start as: Registered nurse' }).click();
    await expect(frame.getByRole('group', { name: 'What do you do?' })).toBeVisible();
    await frame.getByRole('radio').first().check({ force: true });
    await frame.getByRole('button', { name: 'Decide' }).click();
    await expect(frame.getByRole('heading', { name: 'What counted' })).toBeVisible();

    // in a tab of its own; the same pupil
    await page.goto(`${platform.url}/open?user=ada&role=Learner`);
    await expect(page).toHaveURL(`${server.url}/lti`);
    await expect(page.getByText('A work day of 2 scenes')).toBeVisible();
    await clean(page, 'lti, pupil');
    await page.getByRole('link', { name: 'My days' }).click();
    await expect(page.getByRole('link', { name: 'Registered nurse', exact: true })).toBeVisible();

    // the same launch again
    await page.goto(`${platform.url}/again`);
    await expect(page.getByRole('heading', { name: 'Your course could not open this' })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('used before or is too old');
    await clean(page, 'lti, refused');

    await page.goto(`${platform.url}/open?user=grace&role=Instructor`);
    await expect(page.getByRole('heading', { name: 'This course is a class' })).toBeVisible();
    await clean(page, 'lti, teacher');
    await page.getByRole('link', { name: 'Open the class' }).click();
    await expect(page.getByRole('heading', { name: 'Class 9b' })).toBeVisible();
  } finally {
    platform.stop();
  }
});
