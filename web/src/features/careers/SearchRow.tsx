import '@/locales/start';
import { Icon } from '@/components/Icon';
import { useTranslation } from '@/lib/i18n';
import type { Row } from './CareerSearch';

type Props = { row: Row; active: boolean; props: object };

export function SearchRow({ row, active, props }: Props) {
  const { t } = useTranslation();
  const look = `px-4 py-2 min-h-11 cursor-pointer ${active ? 'bg-sunk outline-2 -outline-offset-2 outline-work' : 'bg-card'}`;
  if (row.kind === 'own')
    return (
      <li {...props} className={`${look} sticky bottom-0 border-t border-line flex items-center gap-2 font-semibold text-work`}>
        <Icon name="right" className="size-5 rtl:-scale-x-100" />
        <span className="min-w-0 break-words">{t('start.playTyped', { title: row.title })}</span>
      </li>
    );
  const { title, summary, matched } = row.hit;
  return (
    <li {...props} className={look}>
      <span className="font-semibold">{title}</span>
      {matched && <span className="text-soft"> {t('start.matched', { name: matched })}</span>}
      <span className="block text-sm text-soft truncate">{summary}</span>
    </li>
  );
}
