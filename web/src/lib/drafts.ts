// What the player has typed or picked but not sent, by scene, so that a reload, a crash or a wrong click costs nothing.
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { jsonStorage } from './storage';

export type Draft = { text: string; choice: number | 'own' | undefined };
const EMPTY: Draft = { text: '', choice: undefined };
const KEEP = 20;

type Drafts = {
  drafts: Record<string, Draft>;
  change: (scenarioId: string, part: Partial<Draft>) => void;
  drop: (scenarioId: string) => void;
};

export const useDrafts = create<Drafts>()(
  persist(
    (set) => ({
      drafts: {},
      change: (id, part) =>
        set(({ drafts }) => {
          const { [id]: old = EMPTY, ...others } = drafts;
          const newest = Object.entries(others).slice(-(KEEP - 1));
          return { drafts: { ...Object.fromEntries(newest), [id]: { ...old, ...part } } };
        }),
      drop: (id) => set(({ drafts: { [id]: _, ...others } }) => ({ drafts: others })),
    }),
    { name: 'careersim.drafts', storage: jsonStorage },
  ),
);

export const useDraft = (scenarioId: string): Draft => useDrafts((s) => s.drafts[scenarioId] ?? EMPTY);
