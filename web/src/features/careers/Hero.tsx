import { PageTitle } from '@/components/PageTitle';
import { sunAt } from '@/lib/hours';
import { useTranslation } from '@/lib/i18n';
import { CareerSearch } from './CareerSearch';
import { DaySettings } from './DaySettings';

const MINUTE = 60_000;
const HOURS = Array.from({ length: 10 }, (_, i) => i + 8);

/** Where the sun stands over the work day at this very moment, for whoever looks. */
function nowPart(): number {
  const now = new Date();
  const start = new Date(now).setHours(8, 0, 0, 0);
  return (now.getTime() - start) / (9 * 60 * MINUTE);
}

/** The claim and the search box, under the sky of a work day. */
export function Hero() {
  const { t } = useTranslation();
  const { x, y } = sunAt(nowPart());
  return (
    <section className="sky hero">
      <div className="hero-sun" aria-hidden="true">
        <span className="sun" style={{ '--x': x, '--y': y, '--sun-size': '7rem' } as React.CSSProperties} />
      </div>
      <div className="hero-in">
        <PageTitle className="hero-title" title={t('landing.title')} focus={false}>
          {t('landing.claim')}
        </PageTitle>
        <p className="hero-lead">{t('landing.lead')}</p>
        <CareerSearch />
        <DaySettings />
      </div>
      <div className="hero-ground" aria-hidden="true">
        <div className="ground" />
        <div className="mx-auto max-w-6xl px-4 sm:px-6 flex justify-between sign text-lg pt-2">
          {HOURS.map((hour) => (
            <span key={hour} className={hour % 3 === 2 || hour === 17 ? '' : 'max-sm:hidden'}>
              {String(hour).padStart(2, '0')}
            </span>
          ))}
        </div>
      </div>
    </section>
  );
}
