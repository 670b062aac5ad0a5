// The work day is a line, and each scene an hour on it: the one that the scene itself names, or, in a day whose scenes name
// none, its share of the time from 08:00 to 17:00.
const START_MIN = 8 * 60;
const END_MIN = 17 * 60;
const GRID_MIN = 15;
const NIGHT_FROM = 20;
const NIGHT_TO = 6;

// "It is 19:40 and…", "At 8:15 you…": later in a text a time is that of something else
const TOLD_WITHIN = 60;
const CLOCK = /(?:^|[^\d:])((?:[01]?\d|2[0-3]):[0-5]\d)(?![\d:])/u;

export type Told = { round: number; scenario: string };
/** The stamp of a round: an hour, or its number where no hour is known. */
export type Hours = (round: number) => string;

export const dayPart = (round: number, rounds: number): number => Math.min(1, Math.max(0, (round - 1) / rounds));

/** A round's share of the day, to the quarter of an hour; `rounds + 1` is the end of the day. */
export function shareOf(round: number, rounds: number): string {
  const exact = START_MIN + dayPart(round, rounds) * (END_MIN - START_MIN);
  const minutes = Math.round(exact / GRID_MIN) * GRID_MIN;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

const toldBy = ({ scenario }: Told): string | undefined => CLOCK.exec(scenario.slice(0, TOLD_WITHIN))?.[1];

export function dayHours(scenes: Told[], rounds: number): Hours {
  const told = new Map(scenes.map((scene) => [scene.round, toldBy(scene)]));
  if (![...told.values()].some(Boolean)) return (round) => shareOf(round, rounds);
  return (round) => told.get(round) ?? (told.has(round) ? `${round}/${rounds}` : '');
}

/** A night shift gets a moon. Early hours alone don't make one: many clocks count them twice a day. */
export function isNight(scenes: Told[], now: number): boolean {
  const hours = scenes.filter((s) => s.round <= now).map((s) => Number.parseInt(toldBy(s) ?? '12', 10));
  const last = hours.at(-1) ?? 12;
  return last >= NIGHT_FROM || (last < NIGHT_TO && hours.some((hour) => hour >= NIGHT_FROM - 1));
}

/** Where the sun stands, as parts of the width and of the height: an arc, not a law of nature. */
export function sunAt(part: number): { x: number; y: number } {
  const x = Math.min(1, Math.max(0, part));
  return { x, y: 0.4 + 0.6 * Math.sin(Math.PI * x) };
}
