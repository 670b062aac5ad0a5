import type { Competency } from '@/api/types';
import { radarPath, radarPoint } from '@/lib/chart';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { MAX_SCORE } from '@/lib/score';

export type Series = { name: string; values: (number | null | undefined)[] };
type Props = { title: string; axes: Competency[]; main: Series; other: Series };

const W = 396;
const H = 206;
const CENTRE_Y = 112;
const R = 86;
const RINGS = [2.5, 5, 7.5, 10];
const part = (v: number | null | undefined) => (v ?? 0) / MAX_SCORE;

/** Two series over the competencies: one filled with dots, one dashed with squares, so that no colour is needed to tell them apart. */
export default function Radar({ title, axes, main, other }: Props) {
  const { t } = useTranslation();
  const { mean } = useFormat();
  const drawn = axes.map((_, i) => i).filter((i) => main.values[i] != null || other.values[i] != null);
  const shown = drawn.length >= 3;
  const pick = (s: Series) => drawn.map((i) => part(s.values[i]));
  const cell = (v: number | null | undefined) => (v == null ? t('report.noValue') : mean(v));
  return (
    <figure>
      {shown && (
        <svg viewBox={`0 0 ${W} ${H}`} className="w-full max-w-104 mx-auto" role="img" aria-label={title}>
          <g transform={`translate(${W / 2} ${CENTRE_Y})`}>
            {RINGS.map((ring) => (
              <path
                key={ring}
                d={radarPath(
                  drawn.map(() => ring / MAX_SCORE),
                  R,
                )}
                className="fill-none stroke-line"
              />
            ))}
            {drawn.map((axis, i) => (
              <AxisLabel key={axis} name={t(`competency.${axes[axis]}`)} index={i} count={drawn.length} />
            ))}
            <path d={radarPath(pick(other), R)} className="fill-none stroke-ink" strokeWidth="2" strokeDasharray="6 5" />
            <path d={radarPath(pick(main), R)} className="fill-sun/30 stroke-work" strokeWidth="3" strokeLinejoin="round" />
            {pick(main).map((v, i) => {
              const p = radarPoint(i, drawn.length, v, R);
              return <circle key={drawn[i]} cx={p.x} cy={p.y} r="4.5" className="fill-work" />;
            })}
            {pick(other).map((v, i) => {
              const p = radarPoint(i, drawn.length, v, R);
              return (
                <rect
                  key={drawn[i]}
                  x={p.x - 3.5}
                  y={p.y - 3.5}
                  width="7"
                  height="7"
                  className="fill-card stroke-ink"
                  strokeWidth="2"
                />
              );
            })}
          </g>
        </svg>
      )}
      <table className="wide-table text-base">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('report.competency')}</th>
            <th scope="col">
              <span aria-hidden="true" className="text-work">
                ●{' '}
              </span>
              {main.name}
            </th>
            <th scope="col">
              <span aria-hidden="true">▫ </span>
              {other.name}
            </th>
          </tr>
        </thead>
        <tbody>
          {axes.map((axis, i) => (
            <tr key={axis}>
              <th scope="row">{t(`competency.${axis}`)}</th>
              <td>{cell(main.values[i])}</td>
              <td>{cell(other.values[i])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function AxisLabel({ name, index, count }: { name: string; index: number; count: number }) {
  const end = radarPoint(index, count, 1, R);
  const at = radarPoint(index, count, 1.09, R);
  const side = Math.abs(at.x) < 8 ? 'middle' : at.x > 0 ? 'start' : 'end';
  return (
    <>
      <line x1={0} y1={0} x2={end.x} y2={end.y} className="stroke-line" />
      <text
        x={at.x}
        y={at.y + (side === 'middle' ? -2 : 5)}
        textAnchor={side}
        className="fill-ink text-[16px] font-sign font-bold"
      >
        {name}
      </text>
    </>
  );
}
