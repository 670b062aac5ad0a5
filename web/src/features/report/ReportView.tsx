import '@/locales/play';
import '@/locales/pages';
import { Link } from '@tanstack/react-router';
import { DayArc, Radar } from '@/components/charts';
import { Icon } from '@/components/Icon';
import { PageTitle } from '@/components/PageTitle';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { gradeOf } from '@/lib/score';
import { capitalise } from '@/lib/text';
import type { DayReport } from './model';

type Props = { day: DayReport /** whose day it is, for somebody else */; who?: string | undefined; children?: React.ReactNode };

/** The day on one page: headline, the way of the sun, the five competencies, what counted, what to do next. */
export function ReportView({ day, who, children }: Props) {
  const { t } = useTranslation();
  const { mean, day: date } = useFormat();
  const { report, rounds, dots, hours } = day;
  const title = capitalise(day.career_title);
  const heading = who ? `${who}: ${title}` : title;
  const balance = report.balance_line.at(-1)?.balance;
  const score = report.score_mean;
  const axes = report.competencies.map((c) => c.competency);
  return (
    <div className="grid gap-6 print:gap-3">
      <header className="sky rounded-card border border-line p-5 sm:p-8 print:p-4 grid gap-3">
        <p className="eyebrow">{day.finished_at ? t('report.on', { date: date(day.finished_at) }) : t('report.sofar')}</p>
        <PageTitle title={t('report.title', { title: heading })}>{heading}</PageTitle>
        <p className="text-xl">
          {score == null ? t('report.noMean') : t('report.headline', { score: mean(score), word: t(`grade.${gradeOf(score)}`) })}
          {balance !== undefined && ` ${t('report.balance', { count: balance })}`}
        </p>
        {report.offline_estimates > 0 && <p>{t('report.estimates', { count: report.offline_estimates })}</p>}
        {dots.length > 0 ? (
          <DayArc title={t('report.lineAlt')} lines={[{ name: title, dots, rounds, hours }]} />
        ) : (
          <p>{t('report.noAnswers')}</p>
        )}
      </header>
      <CoinLine day={day} />
      <div className="grid gap-6 print:gap-3 md:grid-cols-2 print:grid-cols-2 items-start">
        <section className="card" aria-labelledby="radar">
          <h2 id="radar" className="text-3xl mb-2">
            {t('report.competencies')}
          </h2>
          {axes.length === 0 ? (
            <p>{t('report.noMean')}</p>
          ) : (
            <Radar
              title={t('report.radarAlt')}
              axes={axes}
              main={{ name: t('report.today'), values: report.competencies.map((c) => c.mean) }}
              other={{ name: t('report.average'), values: report.competencies.map((c) => c.own_average) }}
            />
          )}
        </section>
        <div className="grid gap-6 print:gap-3">
          <Points title={t('report.moments')} items={report.key_moments.map((m) => [hours(m.round), m.text])} />
          <Points title={t('report.strengths')} items={report.strengths.map((s) => ['', s])} />
          <Points title={t('report.next')} items={report.next_steps.map((s) => ['→', s])} />
        </div>
      </div>
      {!who && report.related.length > 0 && (
        <section className="no-print" aria-labelledby="related">
          <h2 id="related" className="text-3xl mb-3">
            {t('report.related')}
          </h2>
          <ul className="flex flex-wrap gap-3">
            {report.related.map((r) => (
              <li key={r.slug}>
                <Link to="/play" search={{ career: r.title }} className="btn">
                  {capitalise(r.title)}
                  <Icon name="right" className="size-4 rtl:-scale-x-100" />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {children}
    </div>
  );
}

function Points({ title, items }: { title: string; items: [string, string][] }) {
  if (items.length === 0) return null;
  return (
    <section className="card">
      <h2 className="text-3xl mb-2">{title}</h2>
      <ul className="grid gap-2">
        {items.map(([mark, text]) => (
          <li key={mark + text} className="flex gap-3 items-baseline">
            {mark && <span className="sign text-xl text-work min-w-5 shrink-0 tabular-nums">{mark}</span>}
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The balance through the day, as a line of coins with what was there after each hour. */
function CoinLine({ day }: { day: DayReport }) {
  const { t } = useTranslation();
  const points = day.report.balance_line;
  if (points.length === 0) return null;
  return (
    <section className="card">
      <h2 className="text-3xl mb-2">{t('balance.line')}</h2>
      <ol className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {points.map((p, i) => (
          <li key={p.round} className="flex items-center gap-2">
            {i > 0 && <span aria-hidden="true" className="w-4 h-0.5 bg-ink" />}
            <span className="inline-flex items-center gap-1 chip px-2">
              <Icon name="coin" className="size-4" />
              <span className="sr-only">{p.round > 0 ? day.hours(p.round) : t('balance.start')}: </span>
              <span className="sign text-lg">{p.balance}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
