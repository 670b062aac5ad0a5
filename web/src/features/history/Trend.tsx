import type { SessionSummary } from '@/api/types';
import { linePath } from '@/lib/chart';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { MAX_SCORE } from '@/lib/score';
import { capitalise } from '@/lib/text';

const W = 240;
const H = 70;
const PAD = 10;
const MIN_DAYS = 2;

/** How one career went from day to day. Days with estimated grades are left out, and that is said. */
export function Trend({ days }: { days: SessionSummary[] }) {
  const { t } = useTranslation();
  const counted = days.filter((d) => d.exact && d.score_mean != null);
  const careers = [...new Set(counted.map((d) => d.career_title))];
  const rows = careers
    .map((career) => [career, counted.filter((d) => d.career_title === career)] as const)
    .filter(([, list]) => list.length >= MIN_DAYS);
  if (rows.length === 0) return null;
  const left = days.filter((d) => !d.exact).length;
  return (
    <section aria-labelledby="trend">
      <h2 id="trend" className="text-3xl mb-3">
        {t('history.trend')}
      </h2>
      <ul className="grid gap-3 grid-cols-[repeat(auto-fill,minmax(15rem,1fr))]">
        {rows.map(([career, list]) => (
          <TrendLine key={career} career={career} days={[...list].reverse()} />
        ))}
      </ul>
      {left > 0 && <p className="text-sm text-soft mt-2">{t('history.leftOut', { count: left })}</p>}
    </section>
  );
}

function TrendLine({ career, days }: { career: string; days: SessionSummary[] }) {
  const { t } = useTranslation();
  const { mean } = useFormat();
  const scores = days.map((d) => d.score_mean ?? 0);
  const points = scores.map((score, i) => ({
    x: PAD + (i / (scores.length - 1)) * (W - 2 * PAD),
    y: H - PAD - (score / MAX_SCORE) * (H - 2 * PAD),
  }));
  const label = t('history.trendAlt', { title: capitalise(career), list: scores.map(mean).join(' → ') });
  return (
    <li className="card p-4">
      <h3 className="text-xl">{capitalise(career)}</h3>
      <svg viewBox={`0 0 ${W} ${H}`} className="w-full" role="img" aria-label={label}>
        <line x1="0" x2={W} y1={H - PAD / 2} y2={H - PAD / 2} className="stroke-ink" strokeWidth="2" />
        <path d={linePath(points)} className="fill-none stroke-work" strokeWidth="3" />
        {points.map((p) => (
          <circle key={p.x} cx={p.x} cy={p.y} r="5" className="fill-sun stroke-ink" strokeWidth="2" />
        ))}
      </svg>
      <p className="sign text-xl">{scores.map(mean).join(' → ')}</p>
    </li>
  );
}
