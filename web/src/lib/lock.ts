// One at a time over all tabs. Web Locks exist on secure origins only, and a school may serve this over plain http:
// there a lease in the storage does it, taken, looked at again a moment later, and given up after a while.
import { storage } from './storage';
import { randomKey } from './uuid';

const LEASE_MS = 10_000;
const SETTLE_MS = 40;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function holder(name: string): string | undefined {
  const [id, until] = (storage.getItem(name) ?? '').split(' ');
  return Number(until) > Date.now() ? id : undefined;
}

async function leased<T>(name: string, work: () => Promise<T>): Promise<T> {
  const id = randomKey();
  const giveUp = Date.now() + LEASE_MS;
  while (holder(name) !== id && Date.now() < giveUp) {
    if (!holder(name)) storage.setItem(name, `${id} ${Date.now() + LEASE_MS}`);
    await pause(SETTLE_MS + Math.random() * SETTLE_MS);
  }
  try {
    return await work();
  } finally {
    if (holder(name) === id) storage.removeItem(name);
  }
}

export function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
  return locks ? (locks.request(name, work) as Promise<T>) : leased(name, work);
}
