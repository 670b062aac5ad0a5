// Nothing is there to talk to: what is asked for loads for ever, but for a session, a task whose line is down, and what specimens press for.
import type { SideBySide } from '@/api/cases';
import type { PackCheck } from '@/api/packs';
import { BROKEN, pack } from './packs';
import { tried } from './prompts';

const refusal = (status: number, detail: string) =>
  Response.json({ type: 'about:blank', title: detail, status, detail, code: 'not_found', request_id: 'r-42' }, { status });

const checked = (text: string): PackCheck =>
  text.includes(BROKEN)
    ? {
        findings: [
          { line: 3, message: '`score` must be from 0 to 10, and this is 12' },
          { line: 4, message: 'the text holds markup or an address' },
        ],
        pack: null,
      }
    : { findings: [], pack };

function outcome(key: string): Response | Promise<Response> {
  if (key === 'own') return refusal(404, 'there is no such case');
  if (key === 'busy') return new Promise(() => undefined);
  const both: SideBySide = { candidate: tried, active: { ...tried, prompt: 'grade@1', score: 5, cost_usd: null } };
  return Response.json(both);
}

export async function answer(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = input instanceof Request ? input : new Request(new URL(String(input), window.location.href), init);
  const { pathname } = new URL(request.url);
  if (pathname === '/api/token') return Response.json({ access_token: 'token', expires_in: 1800 });
  if (pathname === '/api/classes/join') return refusal(404, 'there is no such class');
  if (pathname === '/api/packs/check') return Response.json(checked(await request.text()));
  if (pathname.endsWith('/try')) return outcome((await request.json()).case);
  if (request.url.includes('no-line')) throw new TypeError('no line');
  return new Promise(() => undefined);
}
