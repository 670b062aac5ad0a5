import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { metaQuery } from '@/api/meta';
import { type Health, readyQuery } from '@/api/operate';
import { ErrorNote } from '@/components/ErrorNote';
import { PageTitle } from '@/components/PageTitle';
import { Skeleton } from '@/components/Skeleton';
import { useTranslation } from '@/lib/i18n';
import { faultsOf } from './model';
import { useDesk } from './useDesk';

/** What this installation stands on, part by part, and what it means when one does not answer. */
export function HealthView() {
  const { t } = useTranslation();
  const { days, paused } = useDesk();
  const ready = useQuery(readyQuery(paused));
  const meta = useQuery(metaQuery()).data;
  return (
    <>
      <PageTitle>{t('operate.health')}</PageTitle>
      {ready.error && <ErrorNote error={ready.error} onRetry={() => ready.refetch()} />}
      {ready.isPending && <Skeleton lines={4} />}
      {ready.data && <Checks health={ready.data} />}
      <p className="text-soft flex flex-wrap gap-x-6 items-center">
        {meta && <span>{t('operate.version', { version: meta.version })}</span>}
        {meta && <span>{t('operate.coach', { coach: meta.coach })}</span>}
        <Link
          to="/operate/rates"
          search={{ days, paused: paused || undefined }}
          className="link inline-flex items-center min-h-11"
        >
          {t('operate.rates')}
        </Link>
        <a className="link inline-flex items-center min-h-11" href="/api/metrics">
          {t('operate.metrics')}
        </a>
      </p>
    </>
  );
}

function Checks({ health }: { health: Health }) {
  const { t } = useTranslation();
  const checks = Object.entries(health.checks ?? {});
  const faults = faultsOf(health);
  return (
    <>
      <p role="status" className={`font-semibold ${faults.length ? 'text-poor' : 'text-good'}`}>
        {t(faults.length ? 'operate.unhealthy' : 'operate.healthy')}
      </p>
      <ul className="grid gap-3 md:grid-cols-2">
        {checks.map(([name, state]) => (
          <li key={name} className={`card grid gap-1 content-start ${faults.includes(name) ? 'border-s-8 border-s-poor' : ''}`}>
            <h2 className="text-2xl">{t(`operate.check.${name}`)}</h2>
            <p className={`font-semibold ${faults.includes(name) ? 'text-poor' : 'text-good'}`}>
              {faults.includes(name) ? state : t('operate.ok')}
            </p>
            <p className="text-soft text-sm">{t(`operate.checkLead.${name}`)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
