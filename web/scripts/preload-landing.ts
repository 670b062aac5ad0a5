// The landing page is a chunk that the entry asks for only after it has run. Most first visits go there, so index.html
// names it (and the fonts) for the browser to fetch at once; other routes pay a few KiB for it.
import type { Plugin } from 'vite';

const LANDING = /routes\/index\.tsx/;
const FONT = /(figtree|big-shoulders)-latin-wght-normal.*\.woff2$/;

export function preloadLanding(): Plugin {
  return {
    name: 'preload-landing',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const files = Object.values(bundle ?? {});
        const chunk = files.find((f) => f.type === 'chunk' && !f.isEntry && f.moduleIds.some((id) => LANDING.test(id)));
        const scripts = chunk?.type === 'chunk' ? [chunk.fileName, ...chunk.imports] : [];
        const fonts = files.map((f) => f.fileName).filter((name) => FONT.test(name));
        const known = (name: string) => html.includes(name);
        return [
          ...fonts.map((name) => ({
            tag: 'link',
            injectTo: 'head' as const,
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${name}` },
          })),
          ...scripts
            .filter((name) => !known(name))
            .map((name) => ({
              tag: 'link',
              injectTo: 'head' as const,
              attrs: { rel: 'modulepreload', crossorigin: true, href: `/${name}` },
            })),
        ];
      },
    },
  };
}
