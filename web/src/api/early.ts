// What theme-init.js asked the server for before this code was there: each answer is taken once, and only while the page starts.
type Early = { at: number; token?: Promise<Response>; path?: string; day?: Promise<Response | undefined> };

declare global {
  var careersimEarly: Early | undefined;
}

const FRESH_MS = 10_000;

function take<K extends 'token' | 'day'>(which: K): Early[K] | undefined {
  const early = globalThis.careersimEarly;
  const asked = early?.[which];
  if (early) delete early[which];
  return early && performance.now() - early.at < FRESH_MS ? asked : undefined;
}

const orNothing = (asked: Promise<Response | undefined> | undefined) => asked?.catch(() => undefined);

/** The answer of the token's endpoint, if it was asked and did answer. */
export const earlyToken = async () => orNothing(take('token'));

/** The day that this page is about, if this is the request for it and the server gave it. */
export async function earlyDay(request: Request): Promise<Response | undefined> {
  if (request.method !== 'GET' || new URL(request.url).pathname !== globalThis.careersimEarly?.path) return undefined;
  const response = await orNothing(take('day'));
  return response?.ok ? response : undefined;
}
