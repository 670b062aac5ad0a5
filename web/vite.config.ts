import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { preloadRoutes } from './scripts/preload-routes.ts';

// Few and large chunks compress better than many small ones: what every page needs is in three, of which no one is so large
// that the others have long arrived.
const LATER =
  /queriesObserver|infiniteQueryObserver|useQueries|useInfiniteQuery|api[\\/](answers|users|task-stream|daily|leaderboard|trends|classes|operate|careers|lti|packs|desk|cases)|lib[\\/](diff|search|futures|chart|quotes|download|format|combobox)/;
const REACT = /node_modules[\\/](react|react-dom|scheduler)[\\/]/;
const VENDOR = /node_modules[\\/](@tanstack|zustand|openapi-fetch|openapi-react-query|react-error-boundary)[\\/]/;
const COMMON =
  /src[\\/](routeTree|router|routes[\\/][^?]+$|api|lib|locales[\\/]en[\\/]core|components[\\/](Shell|Banners|Crash|ErrorNote|Skeleton|Icon|Page|Coins|DayLine|Prose))/;
const chunks = [
  { name: 'react', test: REACT },
  { name: 'vendor', test: (id: string) => VENDOR.test(id) && !LATER.test(id) },
  { name: 'common', test: (id: string) => COMMON.test(id) && !LATER.test(id) },
];

// `--mode gallery` builds the gallery and nothing else: it is never part of what players load.
const gallery = { outDir: 'dist-gallery', rolldownOptions: { input: 'gallery/index.html' } };

export default defineConfig(({ mode }) => ({
  plugins: [
    tanstackRouter({ target: 'react', autoCodeSplitting: true, quoteStyle: 'single' }),
    react(),
    tailwindcss(),
    ...(mode === 'gallery' ? [] : [preloadRoutes()]),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  // inlined assets would be data: URLs, which the Content-Security-Policy of the server refuses
  build: {
    assetsInlineLimit: 0,
    target: 'es2022',
    // light-dark() as it is: every browser since 2024 knows it
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // for the server, which carries them and serves them to nobody: it tells where in the source an error was
    sourcemap: 'hidden',
    ...(mode === 'gallery'
      ? gallery
      : { rolldownOptions: { output: { codeSplitting: { groups: chunks }, sourcemapExcludeSources: true } } }),
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
  },
}));
