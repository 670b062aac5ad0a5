import { Link } from '@tanstack/react-router';
import type { SessionSummary } from '@/api/types';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { capitalise } from '@/lib/text';

type Props = { day: SessionSummary; chosen: boolean; onChoose: () => void };

export function DayRow({ day, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const { stamp, mean } = useFormat();
  const done = day.status === 'finished';
  const title = capitalise(day.career_title);
  return (
    <li className={`card p-4 flex flex-wrap items-center gap-x-5 gap-y-2 ${chosen ? 'border-work border-2' : ''}`}>
      <p className={`stamp text-2xl min-w-18 justify-center ${done ? '' : 'text-soft border-dashed'}`}>
        {done && day.score_mean != null ? mean(day.score_mean) : `${day.round}/${day.rounds}`}
      </p>
      <div className="grow basis-52 min-w-0">
        <h2 className="text-2xl">
          <Link
            to={done ? '/report/$sessionId' : '/play/$sessionId'}
            params={{ sessionId: day.id }}
            className="hover:underline decoration-sun decoration-[3px] underline-offset-4 inline-block py-1.5"
          >
            {title}
          </Link>
        </h2>
        <p className="text-soft text-sm">
          {stamp(day.created_at)} · {t('landing.scenes', { count: day.rounds })} · {t(`difficulty.${day.difficulty}`)}
          {!done && ` · ${t('history.open')}`}
          {!day.exact && ` · ${t('history.estimate')}`}
          {day.parent_id && ` · ${t('history.fork', { round: day.forked_at_round ?? 1 })}`}
        </p>
      </div>
      <label className="flex items-center gap-2 min-h-11 cursor-pointer">
        <input type="checkbox" className="size-6 accent-work" checked={chosen} onChange={onChoose} />
        <span aria-hidden="true">{t('history.pick')}</span>
        <span className="sr-only">{t('history.pickDay', { title, date: stamp(day.created_at) })}</span>
      </label>
    </li>
  );
}
