import type { Evaluation } from '@/api/types';
import { Icon } from '@/components/Icon';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';

/** Before → after, with the step between. */
export function BalanceChange({ evaluation }: { evaluation: Evaluation }) {
  const { t } = useTranslation();
  const { change } = useFormat();
  const { balance_before, balance_change, balance } = evaluation;
  const ink = balance_change < 0 ? 'text-poor' : balance_change > 0 ? 'text-good' : 'text-soft';
  return (
    <p className="flex items-center gap-3">
      <Icon name="coin" className="size-7" />
      <span className="sr-only">
        {t('balance.change', { before: balance_before, after: balance, change: change(balance_change) })}
      </span>
      <span aria-hidden="true" className="sign text-3xl flex items-center gap-2">
        <span className="text-soft">{balance_before}</span>
        <Icon name="right" className="size-5 rtl:-scale-x-100" />
        {balance}
        <span dir="ltr" className={`chip text-lg ${ink}`}>
          {change(balance_change)}
        </span>
      </span>
    </p>
  );
}
