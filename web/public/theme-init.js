// Runs before the first paint, as a classic script because the Content-Security-Policy allows no inline one: no flash of the wrong theme.
const root = document.documentElement;
let own;
try {
  const { theme, language } = JSON.parse(localStorage.getItem('careersim.settings') || '{}').state || {};
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  own = language;
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
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', crossOrigin: '', href }));
}
