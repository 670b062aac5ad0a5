// A page's own code is a chunk that the entry asks for only after it has run, which costs a round trip before the first
// picture. index.html therefore names the chunks of the pages that people arrive at, and theme-init.js asks for the one
// that the address means. The fonts are named too, because the browser learns of them only from the style sheet.
import type { Plugin } from 'vite';

const PAGES = [
  { path: '^/$', source: /routes[\\/]index\.tsx\?tsr-split/ },
  { path: '^/play/.', source: /routes[\\/]play\.\$sessionId\.tsx\?tsr-split/ },
  { path: '^/report/.', source: /routes[\\/]report\.\$sessionId\.tsx\?tsr-split/ },
  { path: '^/shared/.', source: /routes[\\/]shared\.\$token\.tsx\?tsr-split/ },
];
// before the script that reads them, and behind the charset, which has to come first
const PLACE = '<!-- page-code -->';
const FONT = /(figtree-latin-wght|big-shoulders-latin-800)-normal.*\.woff2$/;

export function preloadRoutes(): Plugin {
  return {
    name: 'preload-routes',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const files = Object.values(bundle ?? {});
        const chunks = files.filter((file) => file.type === 'chunk');
        const pages = PAGES.map(({ path, source }) => {
          const chunk = chunks.find((c) => c.moduleIds.some((id) => source.test(id)));
          if (!chunk) throw new Error(`no chunk for the page ${path}`);
          const names = [chunk.fileName, ...chunk.imports].filter((name) => !html.includes(name));
          const content = [path, ...names.map((name) => `/${name}`)].join(' ');
          return `<meta name="page-code" content="${content}" />`;
        });
        const fonts = files
          .filter((file) => FONT.test(file.fileName))
          .map(({ fileName }) => ({
            tag: 'link',
            injectTo: 'head' as const,
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${fileName}` },
          }));
        const low = html.replace(/<(script type="module"|link rel="modulepreload")/g, '<$1 fetchpriority="low"');
        return { html: low.replace(PLACE, pages.join('\n    ')), tags: fonts };
      },
    },
  };
}
