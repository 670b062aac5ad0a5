import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type LivePupil, liveQuery } from '@/api/classes';
import { ErrorNote } from '@/components/ErrorNote';
import { Skeleton } from '@/components/Skeleton';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { capitalise } from '@/lib/text';
import { OnlyAssignment } from './OnlyAssignment';

const STANDINGS = ['not_started', 'playing', 'grading', 'finished'] as const;

/** Who is where, right now. */
export function LiveView({ classId, of }: { classId: string; of: string | undefined }) {
  const { t } = useTranslation();
  const live = useQuery(liveQuery(classId, of));
  const items = live.data?.items ?? [];
  return (
    <div className="grid gap-4">
      <OnlyAssignment classId={classId} value={of} />
      {live.error && <ErrorNote error={live.error} onRetry={() => live.refetch()} />}
      {live.isPending && <Skeleton lines={4} />}
      {live.data && items.length === 0 && <p className="card">{t('teach.noSeats')}</p>}
      {items.length > 0 && (
        <p className="flex flex-wrap gap-2" role="status">
          {STANDINGS.map((s) => (
            <span key={s} className="chip text-base">
              <span className="sign text-xl">{items.filter((p) => p.standing === s).length}</span> {t(`teach.standing.${s}`)}
            </span>
          ))}
        </p>
      )}
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {items.map((pupil) => (
          <PupilCard key={pupil.seat_id} classId={classId} pupil={pupil} />
        ))}
      </ul>
    </div>
  );
}

function PupilCard({ classId, pupil }: { classId: string; pupil: LivePupil }) {
  const { t } = useTranslation();
  const { stamp } = useFormat();
  return (
    <li className="card grid gap-1 content-start">
      <p className="font-semibold text-lg break-words">
        {pupil.session_id ? (
          <Link to="/teach/$classId/day/$sessionId" params={{ classId, sessionId: pupil.session_id }} className="link">
            {pupil.nickname}
          </Link>
        ) : (
          pupil.nickname
        )}
      </p>
      <p>
        {t(`teach.standing.${pupil.standing}`)}
        {pupil.career_title && ` · ${capitalise(pupil.career_title)}`}
      </p>
      {pupil.rounds > 0 && (
        <>
          <progress
            className="meter"
            max={pupil.rounds}
            value={pupil.answered}
            aria-label={t('teach.answered', { count: pupil.answered, of: pupil.rounds })}
          />
          <p className="text-sm text-soft">{t('teach.answered', { count: pupil.answered, of: pupil.rounds })}</p>
        </>
      )}
      <p className="text-sm text-soft">{t('teach.lastSeen', { at: stamp(pupil.last_seen_at) })}</p>
    </li>
  );
}
