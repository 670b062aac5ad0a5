// The gallery: every component in every state, by groups (`?group=play`). A page for developers: `npm run dev`, then /gallery/.
// Players never load it; `e2e/gallery.spec.ts` photographs it.
import '@/locales/play';
import '@/locales/pages';
import '@/locales/operate';
import { createRoot } from 'react-dom/client';
import { startI18n } from '@/lib/i18n';
import { groups } from './groups';
import { World } from './world';

// nothing is there to talk to: what is asked for loads for ever, but for a session, and for the task whose line is down
window.fetch = async (input) => {
  const url = String(input instanceof Request ? input.url : input);
  if (url.includes('/api/token')) return Response.json({ access_token: 'token', expires_in: 1800 });
  if (url.includes('no-line')) throw new TypeError('no line');
  return new Promise(() => undefined);
};
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
