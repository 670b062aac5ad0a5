import '@/locales/play';
import '@/locales/pages';
import { Link } from '@tanstack/react-router';
import { COMPETENCIES, type SessionDetail } from '@/api/types';
import { DayArc, Radar } from '@/components/charts';
import { dotsOf } from '@/lib/dots';
import { useFormat } from '@/lib/format';
import { dayHours } from '@/lib/hours';
import { useTranslation } from '@/lib/i18n';
import { capitalise } from '@/lib/text';
import { Differences } from './Differences';

const meanOf = (day: SessionDetail) => COMPETENCIES.map((c) => day.report.competencies.find((m) => m.competency === c)?.mean);

/** Two days over each other, and below it the table of where they differ, with the words that show it. */
export function CompareView({ a, b }: { a: SessionDetail; b: SessionDetail }) {
  const { t } = useTranslation();
  const { day: date } = useFormat();
  const name = (d: SessionDetail, mark: string) => `${mark} · ${capitalise(d.career_title)}, ${date(d.created_at)}`;
  const [nameA, nameB] = [name(a, 'A'), name(b, 'B')];
  return (
    <div className="grid gap-6">
      <ul className="grid gap-3 sm:grid-cols-2">
        {[a, b].map((d, i) => (
          <li key={d.id} className="card p-4">
            <span className="sign text-2xl">{i === 0 ? 'A ●' : 'B ▫'}</span>{' '}
            <Link to="/report/$sessionId" params={{ sessionId: d.id }} className="link font-semibold inline-block py-2">
              {capitalise(d.career_title)}
            </Link>
            <span className="block text-soft text-sm">{date(d.created_at)}</span>
          </li>
        ))}
      </ul>
      <section className="card" aria-labelledby="lines">
        <h2 id="lines" className="text-3xl mb-2">
          {t('report.line')}
        </h2>
        <DayArc
          title={t('compare.lineAlt')}
          lines={[
            { name: nameA, dots: dotsOf(a.answers), rounds: a.rounds, hours: dayHours(a.scenarios, a.rounds) },
            { name: nameB, dots: dotsOf(b.answers), rounds: b.rounds, hours: dayHours(b.scenarios, b.rounds) },
          ]}
        />
      </section>
      <div className="grid gap-6 lg:grid-cols-2 items-start">
        <section className="card" aria-labelledby="radars">
          <h2 id="radars" className="text-3xl mb-2">
            {t('report.competencies')}
          </h2>
          <Radar
            title={t('compare.radarAlt')}
            axes={COMPETENCIES}
            main={{ name: 'A', values: meanOf(a) }}
            other={{ name: 'B', values: meanOf(b) }}
          />
        </section>
        <Differences a={a} b={b} />
      </div>
    </div>
  );
}
