import { linePath } from '@/lib/chart';
import type { Dot } from '@/lib/dots';
import { useMedia } from '@/lib/hooks';
import type { Hours } from '@/lib/hours';
import { useTranslation } from '@/lib/i18n';
import { MAX_SCORE } from '@/lib/score';

export type Line = { name: string; dots: Dot[]; rounds: number; hours: Hours };
type Props = { title: string; lines: [Line] | [Line, Line] };

const WIDE = 720;
const NARROW = 320;
const TOP = 30;
const H = 180;
const LEFT = 30;
const GRID = [0, 5, 10];
const CROWDED = 6;
const xIn = (width: number) => (round: number, rounds: number) =>
  LEFT + 24 + ((round - 1) / Math.max(1, rounds - 1)) * (width - LEFT - 54);
const y = (score: number) => TOP + (1 - score / MAX_SCORE) * (H - TOP);

/** The scores over the hours of the day: the way of the sun, as this player made it. Estimates are hollow and stand outside the line. */
export default function DayArc({ title, lines }: Props) {
  const { t } = useTranslation();
  const [first] = lines;
  const narrow = useMedia('(max-width: 40rem)');
  const width = narrow ? NARROW : WIDE;
  const x = xIn(width);
  // on a phone ten hours don't fit under the line: every second one does
  const step = narrow && first.rounds >= CROWDED ? 2 : 1;
  return (
    <figure>
      <svg viewBox={`0 0 ${width} ${H + 34}`} className="w-full" role="img" aria-label={title}>
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
        {lines.map((line, i) => (
          <DayPath key={line.name} line={line} dashed={i === 1} x={x} />
        ))}
        {hours(first.rounds, step).map((round) => (
          <text
            key={round}
            x={x(round, first.rounds)}
            y={H + 24}
            textAnchor="middle"
            className="fill-ink text-[15px] font-sign font-bold"
          >
            {first.hours(round)}
          </text>
        ))}
      </svg>
      <details className="fold no-print">
        <summary className="min-h-11 text-sm font-semibold">{t('report.asTable')}</summary>
        {lines.map((line) => (
          <table key={line.name} className="wide-table mb-3">
            <caption className="text-start font-semibold">{line.name}</caption>
            <thead>
              <tr>
                <th scope="col">{t('report.hour')}</th>
                <th scope="col">{t('report.score')}</th>
              </tr>
            </thead>
            <tbody>
              {line.dots.map((d) => (
                <tr key={d.round}>
                  <th scope="row">{line.hours(d.round)}</th>
                  <td>
                    {d.score}
                    {d.estimate && ` (${t('report.estimate')})`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </details>
    </figure>
  );
}

const hours = (rounds: number, step: number) => Array.from({ length: Math.ceil(rounds / step) }, (_, i) => i * step + 1);

type PathProps = { line: Line; dashed: boolean; x: (round: number, rounds: number) => number };

function DayPath({ line, dashed, x }: PathProps) {
  const at = (d: Dot) => ({ x: x(d.round, line.rounds), y: y(d.score) });
  const exact = line.dots.filter((d) => !d.estimate);
  return (
    <g>
      <path
        d={linePath(exact.map(at))}
        className={dashed ? 'fill-none stroke-ink' : 'fill-none stroke-work'}
        strokeWidth="3"
        strokeDasharray={dashed ? '7 6' : undefined}
        strokeLinejoin="round"
      />
      {line.dots.map((d) => {
        const p = at(d);
        return (
          <g key={d.round}>
            {dashed ? (
              <rect x={p.x - 6} y={p.y - 6} width="12" height="12" className="fill-card stroke-ink" strokeWidth="2.5" />
            ) : (
              <circle
                cx={p.x}
                cy={p.y}
                r="9"
                className={d.estimate ? 'fill-card stroke-ink' : 'fill-sun stroke-ink'}
                strokeWidth="2.5"
                strokeDasharray={d.estimate ? '3 3' : undefined}
              />
            )}
            {!dashed && (
              // an estimate stands beside the line, which may run through its number
              <text
                x={p.x}
                y={p.y - 15}
                textAnchor="middle"
                className="fill-ink stroke-card text-[17px] font-sign font-extrabold"
                strokeWidth={d.estimate ? 5 : 0}
                strokeLinejoin="round"
                paintOrder="stroke"
              >
                {d.estimate ? '~' : ''}
                {d.score}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
