// A learning platform's stand-in for browsers: a course page that shows the tool in a frame or in a tab, and a log-in that signs launches.
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server as Http } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Server } from './server';

const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim';
const ROLE = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const inputs = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
    .join('');
const posting = (action: string, fields: Record<string, string>) =>
  `<!doctype html><form method="post" action="${action}">${inputs(fields)}</form><script>document.forms[0].submit()</script>`;

export class Platform {
  url = '';
  /** What the last launch posted, to post it again. */
  posted: Record<string, string> = {};
  private readonly http: Http;
  private readonly key: KeyObject;

  constructor(private readonly tool: string) {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.key = pair.privateKey;
    const jwk = { ...pair.publicKey.export({ format: 'jwk' }), kid: 'e2e', alg: 'RS256', use: 'sig' };
    this.http = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', this.url);
      const json = pathname === '/jwks';
      response.setHeader('content-type', json ? 'application/json' : 'text/html; charset=utf-8');
      response.end(json ? JSON.stringify({ keys: [jwk] }) : this.page(pathname, searchParams));
    });
  }

  async start(server: Server): Promise<void> {
    await new Promise<void>((resolve) => this.http.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
    const at = (path: string) => this.url + path;
    const urls = ['--auth-url', at('/auth'), '--token-url', at('/token'), '--jwks-url', at('/jwks')];
    server.command('lti', 'add', 'school', '--issuer', this.url, '--client-id', 'tool', '--deployment', '1', ...urls);
  }

  stop() {
    this.http.closeAllConnections();
    this.http.close();
  }

  // `/course?user=…&role=…` shows the tool in a frame, `/open?…` in the whole tab.
  private page(path: string, query: URLSearchParams): string {
    if (path === '/course')
      return `<!doctype html><h1>Course</h1><iframe title="tool" width="1100" height="700" src="/open?${query}"></iframe>`;
    if (path === '/again') return posting(`${this.tool}/api/lti/launch`, this.posted);
    if (path !== '/auth') {
      const hint = `${query.get('user')} ${query.get('role')}`;
      return posting(`${this.tool}/api/lti/login`, { iss: this.url, login_hint: hint, target_link_uri: `${this.tool}/lti` });
    }
    this.posted = { state: query.get('state') ?? '', id_token: this.token(query) };
    return posting(query.get('redirect_uri') ?? '', this.posted);
  }

  private token(query: URLSearchParams): string {
    const [sub, role] = (query.get('login_hint') ?? '').split(' ');
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: this.url,
      aud: 'tool',
      sub,
      iat: now,
      exp: now + 300,
      nonce: query.get('nonce'),
      [`${CLAIM}/message_type`]: 'LtiResourceLinkRequest',
      [`${CLAIM}/version`]: '1.3.0',
      [`${CLAIM}/deployment_id`]: '1',
      [`${CLAIM}/target_link_uri`]: `${this.tool}/lti`,
      [`${CLAIM}/resource_link`]: { id: 'link-1', title: 'Try nursing' },
      [`${CLAIM}/context`]: { id: 'course-1', title: 'Class 9b' },
      [`${CLAIM}/roles`]: [ROLE + role],
      [`${CLAIM}/custom`]: { career: 'Registered nurse', rounds: '2' },
    };
    const signed = `${base64({ alg: 'RS256', typ: 'JWT', kid: 'e2e' })}.${base64(claims)}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(this.key).toString('base64url')}`;
  }
}
