const DAYS = 7;
const DAY_MS = 86_400_000;

/** The last seven days up to `today`, each with whether one came by. Days are those of UTC, as the server counts them. */
export function lastDays(today: string, recent: string[]): { day: string; came: boolean }[] {
  const end = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: DAYS }, (_, i) => {
    const day = new Date(end - (DAYS - 1 - i) * DAY_MS).toISOString().slice(0, 10);
    return { day, came: recent.includes(day) };
  });
}
