import type { Dot } from '@/lib/dots';
import { dayPart, type Hours, sunAt } from '@/lib/hours';
import { useTranslation } from '@/lib/i18n';

type Props = { rounds: number; now: number; stops: Dot[]; hours: Hours; night?: boolean };

const CROWDED = 6;
const at = (x: number, y = 0) => ({ '--x': x, '--y': y }) as React.CSSProperties;

/** The work day as a line with an hour for each scene. The player walks along it; the sun shows how far the day has come. */
export function DayLine({ rounds, now, stops, hours, night }: Props) {
  const { t } = useTranslation();
  const sun = sunAt(dayPart(now, rounds));
  const over = now > rounds;
  const label = over ? t('day.over') : t('day.where', { round: now, rounds, hour: hours(now) });
  const scores = new Map(stops.map((s) => [s.round, s]));
  return (
    <div className={`sky rounded-card border border-line px-7 sm:px-12 pt-3 ${night ? 'sky-night' : ''}`}>
      <p className="sr-only">{label}</p>
      <div aria-hidden="true">
        <div className="relative h-20">
          <span className="sun" style={at(sun.x, sun.y)} />
        </div>
        <div className="relative pb-18">
          <div className="ground" />
          {Array.from({ length: rounds + 1 }, (_, i) => i + 1).map((round) => (
            <StopMark key={round} round={round} rounds={rounds} now={now} stop={scores.get(round)} hour={hours(round)} />
          ))}
        </div>
      </div>
    </div>
  );
}

type MarkProps = { round: number; rounds: number; now: number; stop: Dot | undefined; hour: string };

function StopMark({ round, rounds, now, stop, hour }: MarkProps) {
  const state = round === now ? 'stop-now' : round < now ? 'stop-done' : '';
  // on a phone ten hours don't fit side by side: the one that counts now and the ends stay, as far as they keep clear of it
  const key = round === now || (round === 1 && now > 2) || (round === rounds + 1 && now < rounds);
  const quiet = key ? '' : rounds >= CROWDED ? 'max-lg:invisible' : 'max-sm:invisible';
  return (
    <span className={`stop ${state}`} style={at(dayPart(round, rounds))}>
      <span className="stop-dot" />
      <span className={`sign text-lg min-h-[1em] ${round === now ? '' : 'font-medium'} ${quiet}`}>{hour}</span>
      {stop && (
        <span className="sign bg-card border border-edge rounded px-1.5 py-0.5 text-base">
          {stop.estimate ? '~' : ''}
          {stop.score}
        </span>
      )}
    </span>
  );
}
