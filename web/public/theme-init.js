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
