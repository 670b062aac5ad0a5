import { Link } from '@tanstack/react-router';
import type { PupilDay, Results } from '@/api/classes';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { shadeOf } from './model';

/** Pupils by assignments; each day with its mean, and its scores scene by scene. */
export function DayTable({ classId, results }: { classId: string; results: Results }) {
  const { t } = useTranslation();
  const { mean } = useFormat();
  const { assignments, pupils } = results;
  return (
    <div className="grid gap-2 min-w-0">
      <h2 id="days" className="text-3xl">
        {t('teach.dayTable')}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section className="overflow-x-auto card p-0" tabIndex={0} aria-labelledby="days">
        <table className="w-full text-start border-collapse">
          <thead>
            <tr className="border-b border-line">
              <th scope="col" className="p-3 text-start">
                {t('teach.pupil')}
              </th>
              {assignments.map((a) => (
                <th key={a.id} scope="col" className="p-3 text-start min-w-40">
                  {a.title}
                </th>
              ))}
              <th scope="col" className="p-3 text-start">
                {t('teach.mean')}
              </th>
            </tr>
          </thead>
          <tbody>
            {pupils.map((p) => (
              <tr key={p.seat_id} className="border-b border-line last:border-0 align-top">
                <th
                  scope="row"
                  className="p-3 text-start font-semibold sticky start-0 bg-card break-words max-w-32 sm:max-w-none"
                >
                  {p.nickname}
                </th>
                {assignments.map((a) => (
                  <td key={a.id} className="p-2">
                    <ul className="grid gap-1">
                      {p.days
                        .filter((d) => d.assignment_id === a.id)
                        .map((d) => (
                          <li key={d.session_id}>
                            <DayCell classId={classId} day={d} />
                          </li>
                        ))}
                    </ul>
                  </td>
                ))}
                <td className={`p-3 sign text-xl ${shadeOf(p.score_mean)}`}>{p.score_mean == null ? '–' : mean(p.score_mean)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function DayCell({ classId, day }: { classId: string; day: PupilDay }) {
  const { t } = useTranslation();
  const { mean } = useFormat();
  const scores = day.scenes.map((s) => (s.score == null ? '…' : `${s.estimate ? '~' : ''}${s.score}${s.overridden ? '*' : ''}`));
  return (
    <Link
      to="/teach/$classId/day/$sessionId"
      params={{ classId, sessionId: day.session_id }}
      className={`block rounded px-2 py-1 min-h-11 hover:outline-2 outline-work ${shadeOf(day.score_mean)}`}
    >
      <span className="sign text-xl">{day.score_mean == null ? '–' : mean(day.score_mean)}</span>{' '}
      <span className="text-sm">
        {day.standing !== 'finished' && `${t(`teach.standing.${day.standing}`)} `}
        {day.rewound && `${t('teach.rewound')} `}
      </span>
      <span className="block text-sm tabular-nums">{scores.join(' · ')}</span>
    </Link>
  );
}
