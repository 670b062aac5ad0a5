import '@/locales/play';
import '@/locales/pages';
import { Link } from '@tanstack/react-router';
import { type CareerTrend, COMPETENCIES, type Evidence } from '@/api/types';
import { Radar } from '@/components/charts';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { capitalise } from '@/lib/text';

const of = (career: CareerTrend, competency: string) => career.competencies.find((c) => c.competency === competency);
const means = (career: CareerTrend) => COMPETENCIES.map((c) => of(career, c)?.mean);
const TEXT_MAX = 160;
const short = (text: string) => (text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text);

/** Two careers as one has lived them, with the words that show where they differ. */
export function CareersView({ a, b }: { a: CareerTrend; b: CareerTrend }) {
  const { t } = useTranslation();
  const { mean, change } = useFormat();
  const names = [capitalise(a.career_title), capitalise(b.career_title)];
  return (
    <div className="grid gap-6">
      <ul className="grid gap-3 sm:grid-cols-2">
        {[a, b].map((career, i) => (
          <Head key={career.career_title} mark={i === 0 ? 'A ●' : 'B ▫'} career={career} />
        ))}
      </ul>
      <div className="grid gap-6 lg:grid-cols-2 items-start">
        <section className="card" aria-labelledby="radars">
          <h2 id="radars" className="text-3xl mb-2">
            {t('report.competencies')}
          </h2>
          <Radar
            title={t('compare.careersAlt')}
            axes={COMPETENCIES}
            main={{ name: 'A', values: means(a) }}
            other={{ name: 'B', values: means(b) }}
          />
        </section>
        <section className="card" aria-labelledby="diff">
          <h2 id="diff" className="text-3xl mb-2">
            {t('compare.differences')}
          </h2>
          <ul className="grid gap-4">
            {COMPETENCIES.map((competency) => {
              const [x, y] = [of(a, competency), of(b, competency)];
              return (
                <li key={competency} className="border-b border-line pb-3 last:border-0 grid gap-2">
                  <p className="flex flex-wrap justify-between gap-x-3">
                    <span className="font-semibold">{t(`competency.${competency}`)}</span>
                    <span className="sign text-xl">
                      A {x ? mean(x.mean) : '–'} · B {y ? mean(y.mean) : '–'}
                      {x && y && <span className="text-work"> ({change(Math.round((y.mean - x.mean) * 10) / 10)})</span>}
                    </span>
                  </p>
                  {[x, y].map((c, i) => (
                    <Shown key={names[i]} mark={i === 0 ? 'A' : 'B'} best={c?.best} weakest={c?.weakest} />
                  ))}
                </li>
              );
            })}
          </ul>
        </section>
      </div>
    </div>
  );
}

function Head({ mark, career }: { mark: string; career: CareerTrend }) {
  const { t } = useTranslation();
  const { mean } = useFormat();
  return (
    <li className="card p-4 grid gap-1">
      <p>
        <span className="sign text-2xl">{mark}</span>{' '}
        <Link to="/trends" search={{ career: career.career_title }} className="link font-semibold inline-block py-2">
          {capitalise(career.career_title)}
        </Link>{' '}
        <span className="text-soft text-sm">{t('compare.careerDays', { count: career.days })}</span>
      </p>
      <p>
        {career.score_mean == null
          ? t('compare.careerNone')
          : t('compare.careerMean', { score: mean(career.score_mean), count: career.exact })}
      </p>
      {career.estimates > 0 && <p className="text-soft text-sm">{t('compare.careerEstimates', { count: career.estimates })}</p>}
    </li>
  );
}

type ShownProps = { mark: string; best: Evidence | null | undefined; weakest: Evidence | null | undefined };

function Shown({ mark, best, weakest }: ShownProps) {
  const { t } = useTranslation();
  const rows = [
    ['best', best],
    ['weakest', weakest],
  ] as const;
  return rows.map(
    ([kind, e]) =>
      e && (
        <p key={kind} className="text-sm">
          <span className="sign text-base">{mark}</span> {t(`compare.${kind}`)}: {!e.own_words && t('compare.picked')}{' '}
          <q dir="auto">{short(e.text)}</q>{' '}
          <Link to="/report/$sessionId" params={{ sessionId: e.session_id }} className="link inline-block py-1.5 text-soft">
            {t('compare.scene', { title: e.scene ?? `#${e.round}`, level: e.level })}
          </Link>
        </p>
      ),
  );
}
