// The gallery: every component in every state, by groups (`?group=play`). A page for developers: `npm run dev`, then /gallery/.
// Players never load it; `e2e/gallery.spec.ts` photographs it.
import '@/locales/play';
import '@/locales/pages';
import '@/locales/operate';
import '@/locales/teach';
import { focusManager } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { startI18n } from '@/lib/i18n';
import { groups } from './groups';
import { answer } from './server';
import { World } from './world';

window.fetch = answer;
// nobody looks again: what has failed stays so
focusManager.setFocused(false);
// somebody has played here
localStorage.setItem('careersim.session', '1');
// the focus of dialogs and of the search box would scroll the page about
HTMLElement.prototype.focus = () => undefined;
HTMLDialogElement.prototype.showModal = HTMLDialogElement.prototype.show;

const wanted = new URLSearchParams(window.location.search).get('group');
const shown = Object.entries(groups).filter(([name]) => !wanted || name === wanted);

function Gallery() {
  return (
    <main className="mx-auto max-w-6xl px-4 sm:px-6 py-6">
      <h1 className="text-4xl">Gallery</h1>
      <nav aria-label="Groups" className="flex flex-wrap gap-3 py-3">
        {Object.keys(groups).map((name) => (
          <a key={name} className="link" href={`?group=${name}`}>
            {name}
          </a>
        ))}
      </nav>
      {shown.flatMap(([group, specimens]) => specimens.map((s) => <World key={`${group} ${s.name}`} {...s} />))}
    </main>
  );
}

const root = document.getElementById('root');
if (root) void startI18n().then(() => createRoot(root).render(<Gallery />));
