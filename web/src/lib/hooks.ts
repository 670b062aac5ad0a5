import { useEffect, useRef, useState, useSyncExternalStore } from 'react';

/** True once `on` has lasted for `ms`: a skeleton that flashes is worse than none. */
export function useDelayed(on: boolean, ms = 200): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!on) return setLate(false);
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [on, ms]);
  return on && late;
}

function subscribeOnline(changed: () => void) {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

export const useOnline = () => useSyncExternalStore(subscribeOnline, () => navigator.onLine);

/** Whole seconds since `from`, by the monotonic clock: a clock change doesn't make it jump. */
export function useElapsed(running: boolean): number {
  const start = useRef(0);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!running) return;
    start.current ||= performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - start.current) / 1000)), 500);
    return () => clearInterval(timer);
  }, [running]);
  return seconds;
}

/** Counts down from `seconds` to 0; starts anew when `again` changes. */
export function useCountdown(seconds: number, again: unknown): number {
  const [left, setLeft] = useState(seconds);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` is the restart button of this clock
  useEffect(() => {
    const end = performance.now() + seconds * 1000;
    const tick = () => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [seconds, again]);
  return left;
}

/** The value as it was `ms` ago, so that a search waits for a pause in the typing. */
export function useDebounced<T>(value: T, ms = 120): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

export function useMedia(query: string): boolean {
  const subscribe = (changed: () => void) => {
    const list = window.matchMedia(query);
    list.addEventListener('change', changed);
    return () => list.removeEventListener('change', changed);
  };
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
