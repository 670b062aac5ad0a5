import { useSearch } from '@tanstack/react-router';
import { useTranslation } from '@/lib/i18n';
import { firstDay } from './model';

const WEEK = 7;

/** The range and whether the figures stand still; both are in the address. */
export function useDesk() {
  const { days = WEEK, paused = false } = useSearch({ from: '/operate' });
  return { days, paused, from: firstDay(days) };
}

/** How long, in the largest unit that fits. */
export function useAge() {
  const { t } = useTranslation();
  return (seconds: number) => {
    if (seconds < 120) return t('operate.seconds', { count: Math.max(0, Math.round(seconds)) });
    if (seconds < 7200) return t('operate.minutes', { count: Math.round(seconds / 60) });
    return t('operate.hours', { count: Math.round(seconds / 3600) });
  };
}
