import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sessionsQuery } from '@/api/sessions';
import type { SessionDetail } from '@/api/types';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { type Branch, futuresOf } from './futures';

const KNOWN_DAYS = 50;

/** What became of each decision: the day and those that branched off it, side by side. */
export function Futures({ day }: { day: SessionDetail }) {
  const { t } = useTranslation();
  const days = useQuery(sessionsQuery(KNOWN_DAYS)).data?.items;
  const tree = days && futuresOf(day, days);
  if (!tree) return null;
  return (
    <section className="card grid gap-3 md:col-span-2" aria-labelledby="futures">
      <h2 id="futures" className="text-3xl">
        {t('report.futures')}
      </h2>
      <ul>
        <Node branch={tree} here={day.id} />
      </ul>
    </section>
  );
}

function Node({ branch, here }: { branch: Branch; here: string }) {
  const { t } = useTranslation();
  const { mean, stamp } = useFormat();
  const { day, from, branches } = branch;
  const done = day.status === 'finished';
  const name = from === undefined ? t('report.trunk') : t('report.branch', { round: from });
  return (
    <li className="grid gap-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1">
        <span className={`stamp text-xl min-w-14 justify-center ${done ? '' : 'text-soft border-dashed'}`}>
          {done && day.score_mean != null ? mean(day.score_mean) : `${day.round}/${day.rounds}`}
        </span>
        {day.id === here ? (
          <strong aria-current="true" className="px-1">
            {name} {t('report.here')}
          </strong>
        ) : (
          <Link
            to={done ? '/report/$sessionId' : '/play/$sessionId'}
            params={{ sessionId: day.id }}
            className="link inline-flex items-center min-h-11"
          >
            {name}
          </Link>
        )}
        <span className="text-soft text-sm">{stamp(day.created_at)}</span>
        {day.id !== here && (
          <Link to="/compare" search={{ a: here, b: day.id }} className="link inline-flex items-center min-h-11 text-sm">
            {t('report.compareWith')}
          </Link>
        )}
      </p>
      {branches.length > 0 && (
        <ul className="ms-6 border-s-4 border-line ps-4">
          {branches.map((b) => (
            <Node key={b.day.id} branch={b} here={here} />
          ))}
        </ul>
      )}
    </li>
  );
}
