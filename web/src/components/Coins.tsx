import { useTranslation } from '@/lib/i18n';
import { Icon } from './Icon';

/** The balance. */
export function Coins({ balance }: { balance: number }) {
  const { t } = useTranslation();
  return (
    <span className="inline-flex items-center gap-1.5 font-semibold" title={t('balance.name')}>
      <Icon name="coin" />
      <span className="sr-only">{t('balance.name')}: </span>
      <span className="sign text-2xl">{balance}</span>
    </span>
  );
}
