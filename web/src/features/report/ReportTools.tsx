import type { SessionDetail } from '@/api/types';
import { Icon } from '@/components/Icon';
import { download } from '@/lib/download';
import { useTranslation } from '@/lib/i18n';
import { asText } from './exportDay';
import { Futures } from './FutureTree';
import { RewindBox } from './RewindBox';
import { ShareBox } from './ShareBox';

/** What one can do with a day: show it, keep it, live it again from any hour. */
export function ReportTools({ day }: { day: SessionDetail }) {
  const { t } = useTranslation();
  const name = `careersim-${day.created_at.slice(0, 10)}`;
  return (
    <div className="no-print grid gap-6 md:grid-cols-2 items-start">
      <ShareBox day={day} />
      <section className="card grid gap-3" aria-labelledby="keep">
        <h2 id="keep" className="text-3xl">
          {t('report.keep')}
        </h2>
        <div className="flex flex-wrap gap-2">
          <button type="button" className="btn" onClick={() => window.print()}>
            <Icon name="print" />
            {t('report.print')}
          </button>
          <button type="button" className="btn" onClick={() => download(`${name}.txt`, 'text/plain', asText(day, t))}>
            <Icon name="down" />
            {t('report.text')}
          </button>
          <button
            type="button"
            className="btn"
            onClick={() => download(`${name}.json`, 'application/json', JSON.stringify(day, null, 2))}
          >
            <Icon name="down" />
            {t('report.json')}
          </button>
        </div>
      </section>
      <Futures day={day} />
      <RewindBox day={day} />
    </div>
  );
}
