import { useDelayed } from '@/lib/hooks';
import { useTranslation } from '@/lib/i18n';

const LINES = ['w-2/3 h-9', 'w-full h-5', 'w-11/12 h-5', 'w-4/5 h-5', 'w-full h-12 mt-4', 'w-full h-12', 'w-full h-12'];

/** The shape of what is coming, but only when it takes longer than a blink. A whole page's is as high as the screen, so that nothing below it jumps. */
export function Skeleton({ lines }: { lines?: number }) {
  const { t } = useTranslation();
  const late = useDelayed(true);
  return (
    <div role="status" className={`grid gap-3 max-w-[65ch] content-start ${lines ? 'min-h-60' : 'min-h-dvh'}`}>
      <span className="sr-only">{t('app.loading')}</span>
      {late && LINES.slice(0, lines).map((look) => <div key={look} className={`bone ${look}`} />)}
    </div>
  );
}
