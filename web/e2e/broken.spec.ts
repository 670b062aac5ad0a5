// A page that breaks: the player gets a way back, the operator the place in the source.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './fixture';
import { begin } from './play';

type Frame = { filename: string; lineno: number; colno: number };
type Report = { platform?: string; exception?: { values: { stacktrace: { frames: Frame[] } }[] } };

/** What Sentry would be: takes envelopes, which are JSON texts, one a line. */
async function ingest() {
  const reports: Report[] = [];
  const http = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      reports.push(
        ...body
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as Report),
      );
      response.end('{}');
    });
  });
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready));
  const { port } = http.address() as AddressInfo;
  return { reports, dsn: `http://key@127.0.0.1:${port}/1`, close: () => http.close() };
}

test('a page that breaks offers a way back and is reported with places in the source', async ({ page, server, quiet }) => {
  test.skip(process.env.E2E_PAGE === 'dist', 'the binary has the maps of its own page only');
  const sentry = await ingest();
  await server.start({ env: { SENTRY_DSN: sentry.dsn } });
  await begin(page, server.url, 'Electrician');
  await page.route('**/api/sessions?*', (route) => route.fulfill({ json: { items: [null], next_cursor: null } }));
  await page.goto(`${server.url}/history`);
  await expect(page.getByRole('link', { name: 'Back to the start' })).toBeVisible();

  const report = () => sentry.reports.find((r) => r.platform === 'javascript');
  await expect.poll(report).toBeTruthy();
  const frames = report()?.exception?.values[0]?.stacktrace.frames ?? [];
  // the innermost call comes last; it is ours, and React's are known by their package
  expect(frames.at(-1)?.filename).toMatch(/^src\/.+\.tsx?$/);
  expect(frames.at(-1)?.lineno).toBeGreaterThan(1);
  expect(frames.map((f) => f.filename)).toContainEqual(expect.stringMatching(/^node_modules\/react-dom\//));
  expect(frames.filter((f) => f.filename.startsWith('/assets/'))).toEqual([]);
  expect(server.log).toContain(`"stack":"${frames.at(-1)?.filename}:${frames.at(-1)?.lineno}:`);

  // the maps themselves are nobody's business
  const script = await page.locator('script[type=module]').getAttribute('src');
  expect((await page.request.get(`${server.url}${script}.map`)).status()).toBe(404);
  expect(await (await page.request.get(`${server.url}${script}`)).text()).not.toContain('sourceMappingURL');
  expect(quiet.length).toBeGreaterThan(0);
  quiet.length = 0;
  sentry.close();
});
