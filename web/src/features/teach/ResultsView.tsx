import { useMutation, useQuery } from '@tanstack/react-query';
import { resultsFile, resultsQuery } from '@/api/classes';
import { ErrorNote } from '@/components/ErrorNote';
import { Skeleton } from '@/components/Skeleton';
import { download } from '@/lib/download';
import { useTranslation } from '@/lib/i18n';
import { CriteriaMap } from './CriteriaMap';
import { DayTable } from './DayTable';
import { HeatMap } from './HeatMap';
import { OnlyAssignment } from './OnlyAssignment';

/** What became of the assignments: pupils by days, abilities as a heat map, criteria, and the file. */
export function ResultsView({ classId, of }: { classId: string; of: string | undefined }) {
  const { t } = useTranslation();
  const found = useQuery(resultsQuery(classId, of));
  const save = useMutation({
    mutationFn: async () => download('careersim-results.csv', 'text/csv', await resultsFile(classId, of)),
  });
  const results = found.data;
  const days = (results?.pupils ?? []).flatMap((p) => p.days);
  const estimates = days.some((d) => d.estimates > 0);
  const overridden = days.some((d) => d.scenes.some((s) => s.overridden));
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <OnlyAssignment classId={classId} value={of} />
        <button type="button" className="btn" disabled={!results || save.isPending} onClick={() => save.mutate()}>
          {t('teach.csv')}
        </button>
      </div>
      {(found.error || save.error) && <ErrorNote error={found.error ?? save.error} onRetry={() => found.refetch()} />}
      {found.isPending && <Skeleton />}
      {results && results.pupils.length === 0 && <p className="card">{t('teach.noSeats')}</p>}
      {results && results.pupils.length > 0 && (
        <>
          <div className="empty:hidden">
            {estimates && <p>{t('teach.estimates')}</p>}
            {overridden && <p>{t('teach.overridden')}</p>}
            {results.truncated && <p>{t('teach.truncated')}</p>}
          </div>
          <DayTable classId={classId} results={results} />
          <HeatMap pupils={results.pupils} />
          {of ? <CriteriaMap classId={classId} of={of} /> : <p className="text-soft">{t('teach.criteriaOfOne')}</p>}
        </>
      )}
    </div>
  );
}
