// What was played before a test begins: by API, in the page's own browser, so that the page knows its player. A day takes tenths of a second.
import type { Page } from '@playwright/test';

/** An option by its number, or own words. */
type Said = number | string;
type Day = { career_title: string; rounds?: number } | { session_id: string };

/** Answers the scenes of a new day, or the next ones of one that is open; gives the day's id. */
export async function played(page: Page, url: string, day: Day, said: Said[]): Promise<string> {
  if (new URL(page.url()).origin !== url) await page.goto(`${url}/robots.txt`);
  return page.evaluate(answerAll, { day, said });
}

// runs in the page: what it needs is inside of it
async function answerAll({ day, said }: { day: Day; said: Said[] }): Promise<string> {
  const post = async (path: string, init: RequestInit) => {
    const reply = await fetch(`/api${path}`, { method: 'POST', ...init });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  };
  const cookie = { 'X-Session': 'cookie' };
  const known = localStorage.getItem('careersim.session') === '1';
  const renewal = { headers: cookie, body: new URLSearchParams({ grant_type: 'refresh_token' }) };
  const { access_token } = known ? await post('/token', renewal) : await post('/guests', { headers: cookie });
  localStorage.setItem('careersim.session', '1');
  const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' };
  const call = (path: string, body: object) => post(path, { headers, body: JSON.stringify(body) });
  const finished = async (id: string) => (await (await fetch(`/api/tasks/${id}?wait=20`, { headers })).json()).status;
  let wanted: object = day;
  let id = '';
  for (const words of said) {
    const { session_id, scenario_id } = await call('/generate-scenario', wanted);
    id = session_id;
    wanted = { session_id };
    const answer = typeof words === 'number' ? { option: words } : { user_answer: words };
    const { task_id } = await call('/evaluate-answer', { session_id, scenario_id, ...answer });
    if ((await finished(task_id)) !== 'succeeded') throw new Error(`no grade for scene ${scenario_id}`);
  }
  return id;
}

/** What is picked in the five scenes of a day, so that grades differ. */
export const PICKS = [1, 2, 0, 1, 2];
