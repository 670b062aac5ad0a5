// The work day runs from 08:00 to 17:00 whatever its number of scenes; each scene is an hour on that line.
const START_MIN = 8 * 60;
const END_MIN = 17 * 60;
const GRID_MIN = 15;

export const dayPart = (round: number, rounds: number): number => Math.min(1, Math.max(0, (round - 1) / rounds));

/** The hour stamped on a scene, to the quarter; `rounds + 1` is the end of the day. */
export function hourOf(round: number, rounds: number): string {
  const exact = START_MIN + dayPart(round, rounds) * (END_MIN - START_MIN);
  const minutes = Math.round(exact / GRID_MIN) * GRID_MIN;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Where the sun stands, as parts of the width and of the height: an arc, not a law of nature. */
export function sunAt(part: number): { x: number; y: number } {
  const x = Math.min(1, Math.max(0, part));
  return { x, y: 0.4 + 0.6 * Math.sin(Math.PI * x) };
}
