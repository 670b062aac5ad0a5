import '@/locales/start';
import { useTranslation } from '@/lib/i18n';

const OPTIONS = ['one', 'two'] as const;

/** What playing looks like, in one glance. A picture made of text, so it is hidden from screen readers, which get the words beside it. */
export function SampleCard() {
  const { t } = useTranslation();
  return (
    <div aria-hidden="true" className="max-lg:hidden relative select-none">
      <div className="card rotate-2 shadow-lift grid gap-3 p-5">
        <p className="flex items-center gap-3">
          <span className="stamp text-xl">09:45</span>
          <span className="sign text-2xl">{t('sample.title')}</span>
        </p>
        <p>{t('sample.scene')}</p>
        {OPTIONS.map((option, i) => (
          <p key={option} className={`flex gap-2.5 rounded-lg border-2 p-2 text-sm ${i === 1 ? 'border-work' : 'border-line'}`}>
            <span
              className={`sign grid place-items-center size-6 shrink-0 rounded-full border-2 ${i === 1 ? 'bg-work border-work text-onwork' : 'border-edge'}`}
            >
              {i + 1}
            </span>
            {t(`sample.${option}`)}
          </p>
        ))}
      </div>
      <p className="stamp text-4xl text-good bg-card absolute -bottom-7 -end-4 -rotate-6">8/10</p>
    </div>
  );
}
