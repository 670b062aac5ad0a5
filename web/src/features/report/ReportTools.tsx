import { useMutation } from '@tanstack/react-query';
import { type ExportFormat, exportDay } from '@/api/sessions';
import type { SessionDetail } from '@/api/types';
import { ErrorNote } from '@/components/ErrorNote';
import { Icon } from '@/components/Icon';
import { download } from '@/lib/download';
import { useTranslation } from '@/lib/i18n';
import { Futures } from './FutureTree';
import { RewindBox } from './RewindBox';
import { ShareBox } from './ShareBox';

/** What one can do with a day: show it, keep it, live it again from any hour. */
export function ReportTools({ day }: { day: SessionDetail }) {
  const { t, language } = useTranslation();
  const name = `careersim-${day.created_at.slice(0, 10)}`;
  const save = useMutation({
    mutationFn: (format: ExportFormat) => exportDay(day.id, format, language),
    onSuccess: (file, format) => download(`${name}.${format === 'text' ? 'txt' : 'json'}`, file.type, file),
  });
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
          <button type="button" className="btn" onClick={() => save.mutate('text')} disabled={save.isPending}>
            <Icon name="down" />
            {t('report.text')}
          </button>
          <button type="button" className="btn" onClick={() => save.mutate('json')} disabled={save.isPending}>
            <Icon name="down" />
            {t('report.json')}
          </button>
        </div>
        {save.error && <ErrorNote error={save.error} />}
      </section>
      <Futures day={day} />
      <RewindBox day={day} />
    </div>
  );
}
