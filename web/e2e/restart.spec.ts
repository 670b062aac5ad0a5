import { expect, freshPage, test } from './fixture';
import { begin, graded, write } from './play';

test('the server is killed in the middle of an evaluation and comes back: so does the page', async ({
  page,
  context,
  server,
}) => {
  // a server without its worker takes answers and grades none: the middle of an evaluation, for as long as the test wants
  await server.start({ worker: false });
  await freshPage(context, server.url);
  await begin(page, server.url, 'Registered nurse');
  await write(page, 'I would stay calm, ask Tomas to wait, check the pump and the stock with him and call the doctor.');
  await expect(page.getByRole('heading', { name: 'Your answer is being read' })).toBeVisible();
  await expect(page.getByText('In the queue')).toBeVisible();

  await server.stop('SIGKILL');
  await expect(page.getByText(/No connection. Your answer is stored/)).toBeVisible();
  await server.start();
  await graded(page);
  await expect(page.getByRole('blockquote').getByText('I would stay calm')).toBeVisible();
  await expect(page.getByText(/No connection/)).toHaveCount(0);
});

test('an answer sent while the server is away is kept, and counts once when it is back', async ({ page, context, server }) => {
  await server.start();
  await freshPage(context, server.url);
  await begin(page, server.url, 'Registered nurse');
  await server.stop('SIGKILL');
  await write(page, 'I would ask Tomas to wait and check the stock with him before anything else.');
  await expect(page.getByRole('heading', { name: 'Kept for you' })).toBeVisible();
  await expect(page.getByText(/kept on this device/)).toBeVisible();
  await server.start();
  await graded(page);
  await page.reload();
  await graded(page);
});
