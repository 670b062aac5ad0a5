import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type BrowserContext, test as base, expect } from '@playwright/test';
import { Server } from './server';

const DIST = join(import.meta.dirname, '../dist');
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

// E2E_PAGE=dist shows the page as it was just built instead of the one inside the binary, under the binary's own policy:
// for work on the page without building the server again.
async function freshPage(context: BrowserContext, url: string) {
  const policy = (await fetch(url)).headers.get('content-security-policy') ?? '';
  await context.route(
    ({ origin, pathname }) => origin === url && !pathname.startsWith('/api/'),
    (route) => {
      const { pathname } = new URL(route.request().url());
      const file = join(DIST, pathname);
      const path = extname(pathname) && existsSync(file) ? file : join(DIST, 'index.html');
      return route.fulfill({
        body: readFileSync(path),
        headers: { 'content-type': TYPES[extname(path)] ?? 'text/plain', 'content-security-policy': policy },
      });
    },
  );
}

type Fixtures = { server: Server; app: Server };

export const test = base.extend<Fixtures>({
  // a program that the test starts itself
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here
  server: async ({}, use, testInfo) => {
    const server = await Server.create();
    await use(server);
    await server.destroy();
    if (testInfo.status !== testInfo.expectedStatus)
      await testInfo.attach('server.log', { body: server.log, contentType: 'text/plain' });
  },
  // one that runs, with the page as the base address, and whose page must not complain
  app: async ({ server, page, context }, use) => {
    await server.start();
    if (process.env.E2E_PAGE === 'dist') await freshPage(context, server.url);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error.stack ?? error)));
    page.on('console', (message) => {
      // a refused or broken call is logged by the browser itself, and tests cause some on purpose
      if (message.type() === 'error' && !/Failed to load resource|net::ERR/.test(message.text())) complaints.push(message.text());
    });
    await use(server);
    expect(complaints, 'errors in the console').toEqual([]);
  },
});

export { expect };
