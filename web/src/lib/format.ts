import { useTranslation } from '@/lib/i18n';

/** Numbers and dates in the language of the page. */
export function useFormat() {
  const { language } = useTranslation();
  // the pseudo-locale is not one that Intl knows; of a language the reader's own kind: 24 hours in Britain, 12 in America
  const base = language.startsWith('pseudo') ? 'en' : language;
  const locale = navigator.languages.find((l) => l.split('-')[0] === base) ?? base;
  const mean = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const change = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const stamp = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', maximumFractionDigits: 4 });
  return {
    mean: (value: number) => mean.format(value),
    change: (value: number) => change.format(value),
    day: (iso: string) => day.format(new Date(iso)),
    stamp: (iso: string) => stamp.format(new Date(iso)),
    weekday: (day: string) => weekday.format(new Date(day)),
    money: (value: number) => money.format(value),
  };
}
