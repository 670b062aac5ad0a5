// Runs before the first paint, as a classic script because the Content-Security-Policy allows no inline one: no flash of the wrong theme.
const root = document.documentElement;
let own;
let known = false;
try {
  const { theme, language } = JSON.parse(localStorage.getItem('careersim.settings') || '{}').state || {};
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  own = language;
  known = localStorage.getItem('careersim.session') === '1';
} catch (_) {
  // storage is blocked: the system's theme and language it is
}
// the language of the static shell, as lib/i18n.ts will choose it for the page
const speaks = navigator.languages.map((l) => l.slice(0, 2)).find((l) => l === 'en' || l === 'de');
root.lang = (new URLSearchParams(location.search).get('lang') || own || speaks) === 'de' ? 'de' : 'en';
// the static shell in index.html looks like the landing page, and must not flash on the others
root.dataset.page = location.pathname === '/' ? 'landing' : 'inner';
// the page's own code, before the entry could ask for it
for (const meta of document.querySelectorAll('meta[name="page-code"]')) {
  const [path, ...files] = meta.content.split(' ');
  if (!new RegExp(path).test(location.pathname)) continue;
  for (const href of files)
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'modulepreload', crossOrigin: '', fetchPriority: 'low', href }),
    );
}
// Whoever was here needs a token, and on a day's page the day: both are asked for while the page's code is on its way, which saves two
// round trips. api/early.ts takes them over. In a platform's frame, and where no lock keeps two tabs apart, the page asks by itself.
if (known && self === top && navigator.locks) {
  const body = new URLSearchParams({ grant_type: 'refresh_token' });
  const headers = { 'X-Session': 'cookie', 'Accept-Language': root.lang };
  const token = navigator.locks.request('careersim.session.lock', () => fetch('/api/token', { method: 'POST', headers, body }));
  const [, id] = /^\/(?:play|report)\/([0-9a-f-]{36})$/.exec(location.pathname) || [];
  const path = id && `/api/sessions/${id}`;
  const open = async (reply) => {
    const { access_token } = await reply.clone().json();
    return fetch(path, { headers: { Authorization: `Bearer ${access_token}`, 'Accept-Language': root.lang } });
  };
  globalThis.careersimEarly = {
    at: performance.now(),
    token,
    path,
    day: path && token.then((reply) => (reply.ok ? open(reply) : undefined)),
  };
  for (const asked of [token, globalThis.careersimEarly.day]) asked?.catch(() => undefined);
}
