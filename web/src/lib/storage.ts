// Storage can be full, switched off, or throw on the mere mention of it. The app then goes on in memory and says so once.
import { createJSONStorage, type StateStorage } from 'zustand/middleware';

const memory = new Map<string, string>();

function working(): Storage | undefined {
  try {
    const probe = 'careersim.probe';
    window.localStorage.setItem(probe, '1');
    window.localStorage.removeItem(probe);
    return window.localStorage;
  } catch {
    return undefined;
  }
}

const store = typeof window === 'undefined' ? undefined : working();

export const storageBlocked = store === undefined;

export const storage = {
  getItem: (name: string): string | null => store?.getItem(name) ?? memory.get(name) ?? null,
  setItem: (name: string, value: string): void => {
    try {
      if (!store) throw new Error('no storage');
      store.setItem(name, value);
    } catch {
      memory.set(name, value);
    }
  },
  removeItem: (name: string): void => {
    store?.removeItem(name);
    memory.delete(name);
  },
} satisfies StateStorage;

export const jsonStorage = createJSONStorage(() => storage);
