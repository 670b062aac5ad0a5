import '@/locales/operate';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { meQuery, sessionOver, useKnown } from '@/api/users';
import { ErrorNote } from '@/components/ErrorNote';
import { Page } from '@/components/Page';
import { PageTitle } from '@/components/PageTitle';
import { Skeleton } from '@/components/Skeleton';
import { useTranslation } from '@/lib/i18n';
import { RANGES } from './model';
import { useDesk } from './useDesk';

const PARTS = [
  ['/operate', 'overview'],
  ['/operate/prompts', 'prompts'],
  ['/operate/usage', 'usage'],
  ['/operate/rates', 'rates'],
  ['/operate/queue', 'queue'],
  ['/operate/health', 'health'],
  ['/operate/reports', 'reports'],
  ['/operate/packs', 'packs'],
  ['/operate/users', 'users'],
  ['/operate/audit', 'audit'],
] as const;

// The parts that show a stretch of time.
const IN_RANGE = ['/operate', '/operate/usage', '/operate/rates', '/operate/reports', '/operate/audit'];

/** The frame of the operator's desk: who may come in, where one can go, which range, and whether it refreshes. */
export function DeskFrame({ children }: { children: React.ReactNode }) {
  const known = useKnown();
  const me = useQuery({ ...meQuery(), enabled: known });
  if (known && me.isPending)
    return (
      <Page>
        <Skeleton />
      </Page>
    );
  if (me.error && !sessionOver(me.error))
    return (
      <Page>
        <ErrorNote error={me.error} onRetry={() => me.refetch()} />
      </Page>
    );
  if (!known || me.data?.role !== 'operator') return <NotForYou member={known && me.data?.guest === false} />;
  return (
    <Page>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b border-line pb-3">
        <Parts />
        <Controls />
      </div>
      {children}
    </Page>
  );
}

function NotForYou({ member }: { member: boolean }) {
  const { t } = useTranslation();
  return (
    <Page>
      <div className="grid gap-4 justify-items-start max-w-[65ch]">
        <PageTitle>{t('operate.notForYou')}</PageTitle>
        <p className="text-lg">{t('operate.notForYouLead')}</p>
        <p className="text-soft">{t('operate.howTo')}</p>
        <div className="flex flex-wrap gap-3">
          <Link to="/" className="btn btn-main">
            {t('crash.home')}
          </Link>
          {!member && (
            <Link to="/account" className="btn">
              {t('operate.logIn')}
            </Link>
          )}
        </div>
      </div>
    </Page>
  );
}

function Parts() {
  const { t } = useTranslation();
  const { days, paused } = useDesk();
  return (
    <nav aria-label={t('operate.nav')} className="flex flex-wrap gap-1">
      {PARTS.map(([to, name]) => (
        <Link
          key={to}
          to={to}
          search={{ days, paused: paused || undefined }}
          activeOptions={{ exact: to === '/operate', includeSearch: false }}
          className="inline-flex items-center min-h-11 px-3 rounded-lg font-semibold aria-[current=page]:bg-work aria-[current=page]:text-onwork hover:underline"
        >
          {t(`operate.${name}`)}
        </Link>
      ))}
    </nav>
  );
}

function Controls() {
  const { t } = useTranslation();
  const { days, paused } = useDesk();
  const navigate = useNavigate();
  const inRange = useLocation({ select: ({ pathname }) => IN_RANGE.includes(pathname) });
  const change = (part: { days?: number; paused?: true | undefined }) =>
    void navigate({ to: '.', search: (old: object) => ({ ...old, ...part }), replace: true });
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {inRange && (
        <label className="flex items-center gap-2 font-semibold">
          {t('operate.range')}
          <select className="field font-normal w-auto" value={days} onChange={(e) => change({ days: Number(e.target.value) })}>
            {RANGES.map((n) => (
              <option key={n} value={n}>
                {t('operate.days', { count: n })}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="button" className="btn" aria-pressed={paused} onClick={() => change({ paused: paused ? undefined : true })}>
        {t(paused ? 'operate.resume' : 'operate.pause')}
      </button>
      {paused && (
        <p className="text-soft" role="status">
          {t('operate.pausedNote')}
        </p>
      )}
    </div>
  );
}
