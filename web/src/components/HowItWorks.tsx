import '@/locales/start';
import { useTranslation } from '@/lib/i18n';

const STEPS = [
  ['08:00', 'pick'],
  ['12:30', 'decide'],
  ['17:00', 'see'],
] as const;

export function HowItWorks() {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="how">
      <h2 id="how" className="text-2xl mb-3">
        {t('how.title')}
      </h2>
      <ol className="grid gap-6 md:grid-cols-3">
        {STEPS.map(([hour, step]) => (
          <li key={step} className="grid gap-2 justify-items-start content-start">
            <span className="stamp text-2xl">{hour}</span>
            <h3 className="text-2xl">{t(`how.${step}`)}</h3>
            <p className="text-soft max-w-[40ch]">{t(`how.${step}Lead`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
