// Translation. The files are in i18next's format (JSON v4: {{slots}}, plural forms by suffix), so that translators' tools
// know them; the reading is done here, because i18next takes a tenth of the first visit's whole budget for it.
import { useSyncExternalStore } from 'react';
import core from '@/locales/en/core.json';
import { useSettings } from './settings';

export type Tree = { [key: string]: string | Tree };
export type Slots = Record<string, string | number | undefined>;
export type Translate = (key: string, slots?: Slots) => string;

export const LANGUAGES = ['en', 'de'] as const;
const PSEUDO = /^pseudo(-rtl)?$/;

// English comes in parts, each with the code that speaks it; other languages come whole
const english: Tree = { ...core };
let table: Tree = english;
let disguise: ((text: string) => string) | undefined;
let language = 'en';
let plural = new Intl.PluralRules('en');
const listeners = new Set<() => void>();

export const addEnglish = (part: Tree) => void Object.assign(english, part);

function look(tree: Tree, key: string): string | undefined {
  let found: string | Tree | undefined = tree;
  for (const step of key.split('.')) found = typeof found === 'object' ? found[step] : undefined;
  return typeof found === 'string' ? found : undefined;
}

function find(tree: Tree, key: string, count: unknown): string | undefined {
  const form = typeof count === 'number' ? look(tree, `${key}_${plural.select(count)}`) : undefined;
  return form ?? look(tree, key);
}

// a new function for each language, so that whatever was made with the old one is made again
const translator = (): Translate => (key, slots) => {
  const text = find(table, key, slots?.count) ?? find(english, key, slots?.count) ?? key;
  return (disguise?.(text) ?? text).replace(/\{\{(\w+)\}\}/gu, (_, slot: string) => String(slots?.[slot] ?? ''));
};
let current = { t: translator(), language };

/** Loads a language if it is not there yet, and turns the page to it and to its direction. */
export async function speak(to: string) {
  const pseudo = PSEUDO.test(to);
  disguise = pseudo ? (await import('@/locales/pseudo')).disguise(to === 'pseudo-rtl') : undefined;
  table = to === 'de' ? (await import('@/locales/de.json')).default : english;
  language = to;
  plural = new Intl.PluralRules(pseudo ? 'en' : to);
  current = { t: translator(), language };
  document.documentElement.lang = pseudo ? 'en' : to;
  document.documentElement.dir = to === 'pseudo-rtl' ? 'rtl' : 'ltr';
  for (const listener of listeners) listener();
}

function wanted(): string {
  const asked = new URLSearchParams(window.location.search).get('lang');
  if (asked && (PSEUDO.test(asked) || LANGUAGES.some((l) => l === asked))) return asked;
  const own = useSettings.getState().language;
  if (own) return own;
  return navigator.languages.map((l) => l.slice(0, 2)).find((l) => LANGUAGES.some((k) => k === l)) ?? 'en';
}

export async function startI18n() {
  const first = wanted();
  // without its language the page still works, in English
  if (first === 'en') return;
  // what is asked of the server meanwhile is asked in it already
  language = first;
  await speak(first).catch(() => {
    language = 'en';
  });
}

function subscribe(changed: () => void) {
  listeners.add(changed);
  return () => void listeners.delete(changed);
}

export const useTranslation = () => useSyncExternalStore(subscribe, () => current);

/** The language that the page speaks at this moment, as others know it. */
export const spoken = (): string => (PSEUDO.test(language) ? 'en' : language);

/** A language in its own words, so that whoever speaks it finds it. */
export const nameOf = (tag: string): string => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;

/** The language for scenes: the one that was chosen, or that of the page, if the server can write in it. */
export const sceneLanguage = (offered: string[] | undefined): string =>
  [useSettings.getState().sceneLanguage, spoken()].find((l) => l && offered?.includes(l)) ?? offered?.[0] ?? 'en';
