import '@/locales/start';
import { PageTitle } from '@/components/PageTitle';
import { useTranslation } from '@/lib/i18n';
import { CareerSearch } from './CareerSearch';
import { DaySettings } from './DaySettings';
import { SampleCard } from './SampleCard';

const HOUR = 3_600_000;
const HOURS = Array.from({ length: 10 }, (_, i) => i + 8);

/** How far the work day has come at this very moment, for whoever looks: 0 at 08:00, 1 at 17:00. */
function nowPart(): number {
  const now = new Date();
  const start = new Date(now).setHours(8, 0, 0, 0);
  return Math.min(1, Math.max(0, (now.getTime() - start) / (9 * HOUR)));
}

/** The claim and the search box, under the sky of a work day. */
export function Hero() {
  const { t } = useTranslation();
  return (
    <section className="sky hero">
      <div className="hero-in lg:grid grid-cols-[minmax(0,1fr)_20rem] gap-12 items-center">
        <div>
          <PageTitle className="hero-title" title={t('start.title')} focus={false}>
            {t('start.claim')}
          </PageTitle>
          <p className="hero-lead">{t('start.lead')}</p>
          <CareerSearch />
          <DaySettings />
        </div>
        <SampleCard />
      </div>
      <div className="hero-ground" aria-hidden="true">
        <div className="mx-auto max-w-6xl px-4 sm:px-6">
          <div className="hero-horizon">
            <span className="sun" style={{ '--x': nowPart() } as React.CSSProperties} />
          </div>
        </div>
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
