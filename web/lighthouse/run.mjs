// Lighthouse, as on a phone: the median of three runs on the start page, a scene and a report, served by the real program with its own
// compression and headers. `make lighthouse` runs it; it fails below the bar.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { servePage } from './page.mjs';

const HERE = import.meta.dirname;
const BIN = process.env.CAREERSIM_BIN ?? join(HERE, '../../target/release/careersim');
const RUNS = Number(process.env.RUNS ?? 3);
const BAR = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };
// A scene and a report can't be there before the page's code and an answer of the API are; the start page's words can.
const LCP_MS = { landing: 1800, scene: 2800, report: 2800 };
const CLS = 0.02;
const QUIET = { logLevel: 'error', disableStorageReset: true };

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function serve(port, data) {
  const env = { ...process.env, CAREERSIM_RATE_LIMITS: 'off' };
  const server = spawn(BIN, ['serve', '--listen', `127.0.0.1:${port}`, '--data', data], { env, stdio: 'ignore' });
  const ready = () =>
    fetch(`http://127.0.0.1:${port}/api/health/ready`).then(
      (r) => r.ok,
      () => false,
    );
  for (let tries = 0; tries < 300 && !(await ready()); tries++) await new Promise((r) => setTimeout(r, 100));
  return server;
}

/** A finished day and one that waits for its first answer, as a guest in this browser. */
async function play(page, url) {
  const begin = async (career) => {
    await page.goto(`${url}/play?career=${encodeURIComponent(career)}`);
    await page.getByRole('group', { name: 'What do you do?' }).waitFor();
  };
  await begin('Registered nurse');
  for (let round = 1; round <= 5; round++) {
    await page.getByRole('radio').nth(1).check({ force: true });
    await page.getByRole('button', { name: 'Decide' }).click();
    await page.getByRole('heading', { name: 'What counted' }).waitFor();
    await page.getByRole('button', { name: round < 5 ? 'Next scene' : 'See the report' }).click();
    if (round < 5) await page.getByRole('group', { name: 'What do you do?' }).waitFor();
  }
  await page.getByRole('heading', { name: 'Competencies' }).waitFor();
  const report = page.url();
  await begin('Electrician');
  return { landing: `${url}/`, scene: page.url(), report };
}

/** Empties the cache: nothing of an earlier visit may help. */
async function forget(browser) {
  const page = await browser.newPage();
  const cdp = await browser.newCDPSession(page);
  await cdp.send('Network.clearBrowserCache');
  await page.close();
}

// What Lighthouse simulates from a load over the loopback, where the page's code is there before the first picture, counts that code for
// every picture. The start page shows its words before: for its largest picture the network and the processor are slowed down for real.
async function slowedLcp(url, port, browser) {
  await forget(browser);
  const { lhr } = await lighthouse(url, {
    ...QUIET,
    port,
    throttlingMethod: 'devtools',
    onlyAudits: ['largest-contentful-paint'],
  });
  return lhr.audits['largest-contentful-paint'].numericValue;
}

async function measure(name, url, port, browser) {
  await forget(browser);
  const { lhr } = await lighthouse(url, { ...QUIET, port, onlyCategories: Object.keys(BAR) });
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  const scores = Object.fromEntries(Object.entries(lhr.categories).map(([id, c]) => [id, Math.round(c.score * 100)]));
  const number = (audit) => lhr.audits[audit].numericValue;
  const weak = Object.values(lhr.audits).filter((a) => a.score !== null && a.score < 0.9 && a.scoreDisplayMode !== 'informative');
  return {
    ...scores,
    lcp: name === 'landing' ? await slowedLcp(url, port, browser) : number('largest-contentful-paint'),
    cls: number('cumulative-layout-shift'),
    tbt: number('total-blocking-time'),
    bytes: number('total-byte-weight'),
    weak: weak.map((a) => a.id),
    lhr,
  };
}

const data = mkdtempSync(join(tmpdir(), 'careersim-lighthouse-'));
const [behind, front, debug] = [await freePort(), await freePort(), await freePort()];
const server = await serve(behind, data);
const page = process.env.PAGE === 'dist' ? await servePage(front, behind) : undefined;
const port = page ? front : behind;
const browser = await chromium.launchPersistentContext(join(data, 'browser'), {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  locale: 'en-GB',
  args: [`--remote-debugging-port=${debug}`, '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-component-update'],
});
let failed = false;
try {
  const pages = await play(browser.pages()[0], `http://127.0.0.1:${port}`);
  await browser.pages()[0].goto('about:blank');
  console.log('page      perf  a11y  best  seo   LCP ms   CLS    TBT ms   KiB');
  for (const [name, url] of Object.entries(pages)) {
    const runs = [];
    for (let run = 0; run < RUNS; run++) runs.push(await measure(name, url, debug, browser));
    const of = (key) => median(runs.map((r) => r[key]));
    const ok = Object.entries(BAR).every(([id, bar]) => of(id) >= bar) && of('lcp') <= LCP_MS[name] && of('cls') <= CLS;
    failed ||= !ok;
    const cells = [...Object.keys(BAR).map((id) => String(of(id)).padStart(5)), String(Math.round(of('lcp'))).padStart(7)];
    cells.push(
      of('cls').toFixed(3).padStart(7),
      String(Math.round(of('tbt'))).padStart(7),
      (of('bytes') / 1024).toFixed(0).padStart(6),
    );
    console.log(
      `${name.padEnd(8)} ${cells.join(' ')}  ${ok ? 'ok' : `BELOW THE BAR: ${[...new Set(runs.flatMap((r) => r.weak))].join(', ')}`}`,
    );
    if (process.env.REPORTS) writeFileSync(join(process.env.REPORTS, `${name}.json`), JSON.stringify(runs.at(-1).lhr));
  }
} finally {
  await browser.close();
  page?.closeAllConnections();
  page?.close();
  server.kill('SIGTERM');
  await new Promise((gone) => server.once('exit', gone));
  rmSync(data, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
