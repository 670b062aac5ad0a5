import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { metaQuery } from '@/api/meta';
import { useOutbox } from '@/api/outbox';
import { useKnown } from '@/api/users';
import { useOnline } from '@/lib/hooks';
import { useTranslation } from '@/lib/i18n';
import { storageBlocked } from '@/lib/storage';

const Corrections = lazy(() => import('./Corrections'));

const look = 'flex flex-wrap items-center justify-center gap-x-4 gap-y-1 px-4 py-2 text-center';

/** One line each, only while it matters: no network, a newer version, no storage, a grade that was made again. */
export function Banners() {
  const offline = !useOnline();
  const known = useKnown();
  const kept = useOutbox((s) => s.kept.filter((k) => k.state !== 'refused').length);
  const newer = useNewerVersion();
  return <BannerLines offline={offline} kept={kept} newer={newer} blocked={storageBlocked} known={known} />;
}

type Lines = { offline: boolean; kept: number; newer: boolean; blocked: boolean; known?: boolean };

export function BannerLines({ offline, kept, newer, blocked, known = false }: Lines) {
  const { t } = useTranslation();
  const [told, setTold] = useState(false);
  return (
    <div className="no-print">
      <div role="status">
        {offline && (
          <p className={`${look} bg-ink text-page`}>{kept ? t('banner.offlineKept', { count: kept }) : t('banner.offline')}</p>
        )}
        {newer && (
          <p className={`${look} bg-work text-onwork`}>
            {t('banner.newVersion')}
            <button type="button" className="underline min-h-11 px-2" onClick={() => window.location.reload()}>
              {t('banner.reload')}
            </button>
          </p>
        )}
        {blocked && !told && (
          <p className={`${look} bg-sunk text-ink`}>
            {t('banner.noStorage')}
            <button type="button" className="underline min-h-11 px-2" onClick={() => setTold(true)}>
              {t('app.understood')}
            </button>
          </p>
        )}
        <Suspense>{known && !offline && <Corrections look={look} />}</Suspense>
      </div>
    </div>
  );
}

/** A page that stays open over a deployment keeps working; it is told, never forced. */
function useNewerVersion(): boolean {
  const { data, refetch } = useQuery(metaQuery());
  const version = data?.version;
  const first = useRef<string>(undefined);
  const [stale, setStale] = useState(false);
  useEffect(() => {
    first.current ??= version;
    if (version && version !== first.current) setStale(true);
  }, [version]);
  useEffect(() => {
    // code that can't be had although the server answers is that of an older version
    const gone = () => void refetch().then(({ isError }) => isError || setStale(true));
    window.addEventListener('vite:preloadError', gone);
    return () => window.removeEventListener('vite:preloadError', gone);
  }, [refetch]);
  return stale;
}
