import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type BrowserContext, test as base, expect, type Route } from '@playwright/test';
import { Server } from './server';

const HOME = join(import.meta.dirname, '..');
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** Answers an address from a folder of web/, as a server for a page of one file would. */
async function fromFolder(route: Route, folder: string, headers: Record<string, string> = {}) {
  const { pathname } = new URL(route.request().url());
  const file = join(HOME, folder, pathname);
  const path = extname(pathname) && existsSync(file) ? file : join(HOME, folder, 'index.html');
  return route.fulfill({
    body: readFileSync(path),
    headers: { 'content-type': TYPES[extname(path)] ?? 'text/plain', ...headers },
  });
}

/** A built folder at an address of its own, without any server behind it. */
export const folderAt = (context: BrowserContext, origin: string, folder: string) =>
  context.route(`${origin}/**`, (route) => fromFolder(route, folder));

// E2E_PAGE=dist shows the page as it was just built instead of the one inside the binary, under the binary's own policy:
// for work on the page without building the server again.
export async function freshPage(context: BrowserContext, url: string) {
  if (process.env.E2E_PAGE !== 'dist') return;
  const policy = (await fetch(url)).headers.get('content-security-policy') ?? '';
  await context.route(
    ({ origin, pathname }) => origin === url && !pathname.startsWith('/api/'),
    (route) => fromFolder(route, 'dist', { 'content-security-policy': policy }),
  );
}

async function withServer(use: (server: Server) => Promise<void>) {
  const server = await Server.create();
  try {
    await use(server);
  } finally {
    await server.destroy();
  }
}

type Fixtures = { server: Server; quiet: string[]; app: Server };

export const test = base.extend<Fixtures, { shared: Server }>({
  // one program for all tests that leave it alone: each test is another browser, and with it another guest
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here
    async ({}, use) =>
      withServer(async (server) => {
        await server.start();
        await use(server);
      }),
    { scope: 'worker', timeout: 90_000 },
  ],
  // one that the test starts, stops and kills itself
  // biome-ignore lint/correctness/noEmptyPattern: as above
  server: async ({}, use) => withServer(use),
  // a page that must not complain; a test that makes it takes out what it has looked at
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error.stack ?? error)));
      page.on('console', (message) => {
        // a refused or broken call is logged by the browser itself, and tests cause some on purpose
        if (message.type() === 'error' && !/Failed to load resource|net::ERR/.test(message.text()))
          complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
  app: async ({ shared, context }, use, testInfo) => {
    await freshPage(context, shared.url);
    await use(shared);
    if (testInfo.status !== testInfo.expectedStatus)
      await testInfo.attach('server.log', { body: shared.log, contentType: 'text/plain' });
  },
});

export { expect };
