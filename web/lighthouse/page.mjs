// PAGE=dist measures the page as it was just built, compressed as the binary does it, in front of a binary that may carry an older one:
// for work on the page without a release build.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const DIST = join(import.meta.dirname, '../dist');
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};
const packed = new Map();

function answer(path, headers, reply) {
  const file = existsSync(join(DIST, path)) && extname(path) ? path : '/index.html';
  const type = TYPES[extname(file)] ?? 'text/plain';
  if (!packed.has(file)) {
    const plain = readFileSync(join(DIST, file));
    packed.set(file, /text|svg|json/.test(type) ? { body: brotliCompressSync(plain), br: true } : { body: plain });
  }
  const { body, br } = packed.get(file);
  const cache = file.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  reply.writeHead(200, { ...headers, 'content-type': type, 'cache-control': cache, ...(br ? { 'content-encoding': 'br' } : {}) });
  reply.end(body);
}

/** Listens on `port` and hands everything of the API to the program on `behind`. */
export async function servePage(port, behind) {
  const policy = (await fetch(`http://127.0.0.1:${behind}/`)).headers.get('content-security-policy') ?? '';
  const server = createServer((ask, reply) => {
    const { pathname } = new URL(ask.url, 'http://x');
    if (!pathname.startsWith('/api/')) return answer(pathname, { 'content-security-policy': policy }, reply);
    const { method, headers, url: path } = ask;
    const on = request({ host: '127.0.0.1', port: behind, method, headers, path }, (back) => {
      reply.writeHead(back.statusCode, back.headers);
      back.pipe(reply);
    });
    on.on('error', () => reply.destroy());
    return ask.pipe(on);
  });
  await new Promise((listening) => server.listen(port, '127.0.0.1', listening));
  return server;
}
