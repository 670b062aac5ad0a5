import { ErrorNote } from '@/components/ErrorNote';
import { Icon } from '@/components/Icon';
import { useTranslation } from '@/lib/i18n';
import { useShortcuts } from '@/lib/shortcuts';

type Props = { finished: boolean; pending: boolean; error: unknown; onNext: () => void; onReport: () => void };

/** The way on: the next hour, or the end of the day. */
export function NextStep({ finished, pending, error, onNext, onReport }: Props) {
  const { t } = useTranslation();
  const go = finished ? onReport : onNext;
  useShortcuts({ n: pending ? undefined : go });
  return (
    <div className="grid gap-3 justify-items-start">
      <button type="button" className="btn btn-main text-lg px-7" onClick={go} disabled={pending}>
        {finished ? t('evaluation.report') : t('evaluation.next')}
        <Icon name="right" className="rtl:-scale-x-100" />
      </button>
      {error !== null && error !== undefined && <ErrorNote error={error} onRetry={onNext} />}
    </div>
  );
}
