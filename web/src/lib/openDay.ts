// The day that was left open, as this device remembers it: the start page shows it before the server has answered, so that nothing jumps.
import { storage } from './storage';

export type OpenDay = { id: string; career_title: string; round: number; rounds: number };
const KEY = 'careersim.open';

export function rememberedDay(): OpenDay | undefined {
  try {
    return JSON.parse(storage.getItem(KEY) ?? '') as OpenDay;
  } catch {
    return undefined;
  }
}

export function rememberDay(day: OpenDay | undefined) {
  if (!day) return storage.removeItem(KEY);
  const { id, career_title, round, rounds } = day;
  storage.setItem(KEY, JSON.stringify({ id, career_title, round, rounds }));
}
