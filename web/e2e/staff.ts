// Somebody who may open every screen, with something of their own behind each kind of address.
import { expect, type Page } from '@playwright/test';
import type { Server } from './server';

const PASSWORD = 'correct horse battery';

/** Logs an operator in, in this page; gives an example for each parameter of an address. */
export async function memberOf(page: Page, app: Server, name: string): Promise<Record<string, string>> {
  const call = async (path: string, token?: string, options: object = {}) => {
    const headers = { origin: app.url, ...(token ? { authorization: `Bearer ${token}` } : {}) };
    const reply = await page.request.post(`${app.url}/api${path}`, { headers, ...options });
    expect(reply.ok(), `${path}: ${await reply.text()}`).toBe(true);
    return reply.json();
  };
  await call('/users', undefined, { data: { username: name, password: PASSWORD } });
  app.promote(name);
  await page.goto(`${app.url}/account`);
  await page.getByRole('button', { name: 'I have a name already' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  const { access_token } = await call('/token', undefined, {
    form: { grant_type: 'password', username: name, password: PASSWORD },
  });
  const group = await call('/classes', access_token, { data: { name: '10b' } });
  const assigned = await call(`/classes/${group.id}/assignments`, access_token, { data: { title: 'A day' } });
  await call('/classes/join', access_token, { data: { code: group.code } });
  const data = { career_title: 'electrician', assignment_id: assigned.id };
  const day = await call('/generate-scenario', access_token, { data });
  const share = await call(`/sessions/${day.session_id}/share`, access_token);
  // A pack that nobody has imported: what stands there is the page that says so.
  const pack = { '/operate/packs/$name name': 'no-such-pack' };
  return { ...pack, sessionId: day.session_id, token: share.token, name: 'grade', classId: group.id, code: group.code };
}
