import { linePath } from '@/lib/chart';
import { useFormat } from '@/lib/format';
import { useMedia } from '@/lib/hooks';
import { useTranslation } from '@/lib/i18n';
import { MAX_SCORE } from '@/lib/score';

type Point = { id: string; at: string; exact: number | undefined; estimate: number | undefined };
type Props = { title: string; points: Point[] };

const WIDE = 720;
const NARROW = 320;
const TOP = 16;
const H = 200;
const LEFT = 30;
const GRID = [0, 5, 10];
const y = (score: number) => TOP + (1 - score / MAX_SCORE) * (H - TOP);

/** Means from day to day. Estimates are a series of their own: dashed, with hollow squares. The table beside it says the same. */
export default function TrendChart({ title, points }: Props) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const width = useMedia('(max-width: 40rem)') ? NARROW : WIDE;
  const x = (i: number) => LEFT + 14 + (i / Math.max(1, points.length - 1)) * (width - LEFT - 28);
  const line = (kind: 'exact' | 'estimate') =>
    points.flatMap((p, i) => (p[kind] === undefined ? [] : [{ id: p.id, x: x(i), y: y(p[kind]) }]));
  const [exact, estimates] = [line('exact'), line('estimate')];
  return (
    <figure className="grid gap-2">
      <svg viewBox={`0 0 ${width} ${H + 30}`} className="w-full" role="img" aria-label={title}>
        {GRID.map((score) => (
          <g key={score}>
            <line
              x1={LEFT}
              x2={width}
              y1={y(score)}
              y2={y(score)}
              className={score === 0 ? 'stroke-ink' : 'stroke-ink/25'}
              strokeWidth={score === 0 ? 3 : 1}
            />
            <text x={LEFT - 8} y={y(score) + 5} textAnchor="end" className="fill-ink text-[14px] font-semibold">
              {score}
            </text>
          </g>
        ))}
        <path d={linePath(estimates)} className="fill-none stroke-ink" strokeWidth="2.5" strokeDasharray="7 6" />
        <path d={linePath(exact)} className="fill-none stroke-work" strokeWidth="3" strokeLinejoin="round" />
        {estimates.map((p) => (
          <rect key={p.id} x={p.x - 5} y={p.y - 5} width="10" height="10" className="fill-card stroke-ink" strokeWidth="2.5" />
        ))}
        {exact.map((p) => (
          <circle key={p.id} cx={p.x} cy={p.y} r="6.5" className="fill-sun stroke-ink" strokeWidth="2.5" />
        ))}
        {[0, points.length - 1].map((i) => (
          <text
            key={i}
            x={i === 0 ? LEFT : width}
            y={H + 24}
            textAnchor={i === 0 ? 'start' : 'end'}
            className="fill-ink text-[14px] font-sign font-bold"
          >
            {day(points[i]?.at ?? '')}
          </text>
        ))}
      </svg>
      <figcaption className="flex flex-wrap gap-x-6 text-sm">
        <span>
          <span aria-hidden="true" className="text-work">
            ●━{' '}
          </span>
          {t('trends.exact')}
        </span>
        {estimates.length > 0 && (
          <span>
            <span aria-hidden="true">▫╌ </span>
            {t('trends.estimates')}
          </span>
        )}
      </figcaption>
    </figure>
  );
}
