// Runs before the first paint, as a classic script because the Content-Security-Policy allows no inline one: no flash of the wrong theme.
const root = document.documentElement;
try {
  const { theme } = JSON.parse(localStorage.getItem('careersim.settings') || '{}').state || {};
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
} catch (_) {
  // storage is blocked: the system's theme it is
}
// the static shell in index.html looks like the landing page, and must not flash on the others
root.dataset.page = location.pathname === '/' ? 'landing' : 'inner';
// the page's own code, before the entry could ask for it
for (const meta of document.querySelectorAll('meta[name="page-code"]')) {
  const [path, ...files] = meta.content.split(' ');
  if (!new RegExp(path).test(location.pathname)) continue;
  for (const href of files)
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', crossOrigin: '', href }));
}
