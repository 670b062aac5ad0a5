// Checks the budgets: JavaScript and CSS, compressed by brotli, that a first visit to a page loads.
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const KIB = 1024;
const DIST = new URL('../dist/', import.meta.url);
const assets = readdirSync(new URL('assets/', DIST));
const read = (name) => readFileSync(new URL(`assets/${name}`, DIST));
const size = (name) => brotliCompressSync(read(name)).length;
const html = readFileSync(new URL('index.html', DIST), 'utf8');
// what the page itself names; the <meta> lines are for theme-init.js, which takes only the one of the address
const named = [...html.replace(/<meta name="page-code"[^>]*>/g, '').matchAll(/assets\/([\w.$-]+\.(?:js|css))/g)].map((m) => m[1]);

/** A file with everything that it imports without being asked. */
function closure(names, seen = new Set()) {
  for (const name of names) {
    if (seen.has(name)) continue;
    seen.add(name);
    if (!name.endsWith('.js')) continue;
    const source = read(name).toString();
    closure(
      [...source.matchAll(/(?:from|import)\s*["']\.\/([\w.$-]+\.js)["']/g)].map((m) => m[1]),
      seen,
    );
  }
  return seen;
}

const chunk = (prefix) => assets.filter((a) => a.startsWith(prefix) && /\.(js|css)$/.test(a));
const total = (names) => [...closure(names)].reduce((sum, name) => sum + size(name), 0);
const css = assets.filter((a) => a.endsWith('.css'));
const first = new Set(named);
// what a page for staff loads on top of what everybody has
const beyond = (have, names) => {
  const before = closure(have);
  return [...closure(names)].filter((name) => !before.has(name)).reduce((sum, name) => sum + size(name), 0);
};
const staff = [
  'operate.index',
  'operate.prompts.index',
  'operate.prompts._name',
  'operate.usage',
  'operate.queue',
  'operate.rates',
  'operate.reports',
  'operate.audit',
  'operate.packs.index',
  'operate.packs._name',
  'operate.users',
  'operate.health',
];
const teach = [
  'teach.index',
  'teach._classId.index',
  'teach._classId.assignments',
  'teach._classId.live',
  'teach._classId.results',
  'teach._classId.day._sessionId',
];
for (const page of ['operate', ...staff, 'teach', ...teach, 'join.index'])
  if (chunk(`${page}-`).length === 0) throw new Error(`no chunk for ${page}`);

const rows = [
  ['first visit to /', total([...first, ...chunk('routes-')]), 120],
  ['first visit to a scene', total([...first, ...chunk('play._sessionId')]), 120],
  ['first visit to a report', total([...first, ...chunk('report._sessionId'), ...chunk('DayArc'), ...chunk('Radar')]), 130],
  ...staff.map((page) => [page, beyond(first, [...chunk('operate-'), ...chunk(`${page}-`)]), 40]),
  ...teach.map((page) => [page, beyond(first, [...chunk('teach-'), ...chunk(`${page}-`)]), 40]),
  ['first visit to a class', total([...first, ...chunk('join._code')]), 120],
  ['all CSS', css.reduce((sum, name) => sum + size(name), 0), 8],
];

let failed = false;
for (const [what, bytes, budget] of rows) {
  const ok = bytes <= budget * KIB;
  failed ||= !ok;
  console.log(`${ok ? 'ok  ' : 'OVER'} ${what.padEnd(26)} ${(bytes / KIB).toFixed(1).padStart(6)} KiB of ${budget}`);
}
if (process.argv.includes('--files'))
  for (const a of assets.filter((x) => /\.(js|css)$/.test(x))) console.log(`     ${a.padEnd(40)} ${(size(a) / KIB).toFixed(1)}`);
process.exit(failed ? 1 : 0);
