import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { metaQuery } from '@/api/meta';
import { useTranslation } from '@/lib/i18n';
import { later } from '@/lib/later';
import { useShortcuts } from '@/lib/shortcuts';
import { Banners } from './Banners';
import { Widget } from './Crash';

const KeysDialog = later(() => import('./KeysDialog'));

const navLink =
  'inline-flex items-center min-h-11 px-1.5 sm:px-3 rounded whitespace-nowrap font-semibold hover:underline aria-[current=page]:underline underline-offset-8 decoration-[3px] decoration-sun';

/** The frame around every page. */
export function Shell({ children }: { children: React.ReactNode }) {
  const { t } = useTranslation();
  const [keys, setKeys] = useState(false);
  useShortcuts({ '?': () => setKeys(true) });
  return (
    <div className="min-h-dvh flex flex-col">
      <a href="#main" className="skip btn">
        {t('app.skip')}
      </a>
      <Banners />
      <header className="no-print bg-page border-b border-line">
        <div className="mx-auto max-w-6xl flex flex-wrap items-center justify-between gap-x-2 px-3 sm:px-6 min-h-14">
          <Link
            to="/"
            className="inline-flex items-center gap-2 min-h-11 rounded px-1 font-sign text-2xl font-extrabold max-[22rem]:text-xl"
          >
            <Mark />
            CareerSim
          </Link>
          <nav aria-label={t('app.nav')} className="flex flex-wrap">
            <Link to="/history" className={navLink}>
              {t('nav.history')}
            </Link>
            <Link to="/join" className={navLink}>
              {t('nav.join')}
            </Link>
            <Link to="/account" className={navLink}>
              {t('nav.account')}
            </Link>
          </nav>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="grow outline-none">
        {children}
      </main>
      <footer className="no-print border-t border-line mt-16">
        <div className="mx-auto max-w-6xl px-4 sm:px-6 py-5 flex flex-wrap items-center gap-x-6 gap-y-1 text-sm text-soft">
          <p className="grow">{t('app.motto')}</p>
          <button type="button" className="link min-h-11" onClick={() => setKeys(true)}>
            {t('keys.title')}
          </button>
          <a className="link inline-flex items-center min-h-11" href="/api/docs">
            {t('app.apiDocs')}
          </a>
        </div>
        <Credits />
      </footer>
      <Widget>{keys && <KeysDialog onClose={() => setKeys(false)} />}</Widget>
    </div>
  );
}

/** What licences of imported data ask to be shown on every page. */
function Credits() {
  const credits = useQuery(metaQuery()).data?.credits ?? [];
  return credits.map((credit) => (
    <p key={credit} lang="en" className="mx-auto max-w-6xl px-4 sm:px-6 pb-4 text-sm text-soft">
      {credit}
    </p>
  ));
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" className="size-8" aria-hidden="true">
      <rect width="32" height="32" rx="8" className="fill-[#2440a8]" />
      <circle cx="20" cy="13" r="5.5" className="fill-[#ffb21a]" />
      <path
        d="M4 22h24M7 27h.01M16 27h.01M25 27h.01"
        className="stroke-[#fff] fill-none"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
    </svg>
  );
}
