import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { jsonStorage } from './storage';

export type Theme = 'system' | 'light' | 'dark';

type Settings = {
  theme: Theme;
  /** undefined = as the browser prefers */
  language: string | undefined;
  /** of scenes; undefined = as the page */
  sceneLanguage: string | undefined;
  shortcuts: boolean;
  rounds: number;
  difficulty: 'easy' | 'normal' | 'hard';
  change: (part: Partial<Omit<Settings, 'change'>>) => void;
};

export const MAX_ROUNDS = 10;

// theme-init.js reads this entry before the first paint: keep its name and shape
export const useSettings = create<Settings>()(
  persist(
    (set) => ({
      theme: 'system',
      language: undefined,
      sceneLanguage: undefined,
      shortcuts: true,
      rounds: 5,
      difficulty: 'normal',
      change: (part) => set(part),
    }),
    { name: 'careersim.settings', storage: jsonStorage },
  ),
);

export function applyTheme(theme: Theme) {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}
