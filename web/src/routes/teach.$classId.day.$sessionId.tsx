import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { pupilDayQuery, resultsQuery } from '@/api/classes';
import type { SessionDetail } from '@/api/types';
import { PageError } from '@/components/PageError';
import { Skeleton } from '@/components/Skeleton';
import { ofDay } from '@/features/report/model';
import { ReportView } from '@/features/report/ReportView';
import { PupilAnswers } from '@/features/teach/PupilAnswers';

export const Route = createFileRoute('/teach/$classId/day/$sessionId')({ component: PupilDay });

const WHILE_READING_MS = 300_000;

function PupilDay() {
  const { classId, sessionId } = Route.useParams();
  const found = useQuery(pupilDayQuery(classId, sessionId));
  // a day has no name; the class's results say whose it is
  const pupils = useQuery({ ...resultsQuery(classId, undefined), staleTime: WHILE_READING_MS }).data?.pupils;
  const pupil = pupils?.find((p) => p.days.some((d) => d.session_id === sessionId));
  if (found.error) return <PageError error={found.error} onRetry={() => found.refetch()} />;
  if (!found.data) return <Skeleton />;
  const day: SessionDetail = found.data;
  return (
    <ReportView day={ofDay(day)} who={pupil?.nickname}>
      <PupilAnswers classId={classId} day={day} />
    </ReportView>
  );
}
