import { useState } from 'react';
import type { PackDay, PackPreview, PackScene } from '@/api/packs';
import { Prose } from '@/components/Prose';
import { useTranslation } from '@/lib/i18n';

const LEVELS = ['easy', 'normal', 'hard'] as const;
type LevelName = (typeof LEVELS)[number];

/** A pack as it is played, scene by scene: first what a player sees, then the grading, which is for the author. */
export function PackContents({ pack }: { pack: PackPreview }) {
  const { t } = useTranslation();
  const [level, setLevel] = useState<LevelName>('normal');
  return (
    <div className="grid gap-5">
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)]">
        <dt className="font-semibold">{t('operate.packCredit')}</dt>
        <dd dir="auto">{pack.credit}</dd>
        <dt className="font-semibold">{t('operate.packSources')}</dt>
        <dd>
          <ul className="list-disc ps-5">
            {pack.sources.map((source) => (
              <li key={source} className="break-words" dir="auto">
                {source}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      <label className="flex flex-wrap items-center gap-2 font-semibold">
        {t('operate.packLevel')}
        <select className="field font-normal w-auto" value={level} onChange={(e) => setLevel(e.target.value as LevelName)}>
          {LEVELS.map((name) => (
            <option key={name} value={name}>
              {t(`operate.level.${name}`)}
            </option>
          ))}
        </select>
      </label>
      {pack.days.map((day) => (
        <Day key={day.career} day={day} level={level} language={pack.language} />
      ))}
    </div>
  );
}

type DayProps = { day: PackDay; level: LevelName; language: string };

function Day({ day, level, language }: DayProps) {
  const { t } = useTranslation();
  return (
    <section className="grid gap-4" aria-label={day.title}>
      <div>
        <h3 className="text-3xl" dir="auto">
          {day.title}
        </h3>
        <p className="text-soft" dir="auto">
          {day.career_title} · {t(day.own_career ? 'operate.careerOwn' : 'operate.careerCatalogue')}
        </p>
        {day.own_career && <p dir="auto">{day.summary}</p>}
        {day.own_career && <p className="text-sm text-soft">{t('operate.careerNames', { names: day.names.join(', ') })}</p>}
      </div>
      <ol className="grid gap-4">
        {day.scenes.map((scene, i) => (
          <li key={scene.id} className="card grid gap-4">
            <Scene scene={scene} number={i + 1} level={level} language={language} />
          </li>
        ))}
      </ol>
    </section>
  );
}

type SceneProps = { scene: PackScene; number: number; level: LevelName; language: string };

function Scene({ scene, number, level, language }: SceneProps) {
  const { t } = useTranslation();
  const [after, setAfter] = useState('');
  const variant = scene.variants.find((v) => v.when === after);
  const carry = scene.carry.find((c) => c.when === after);
  const flags = [...new Set([...scene.carry, ...scene.variants].map((b) => b.when))];
  const added = level === 'normal' ? '' : ` ${scene[level]}`;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h4 className="text-2xl" dir="auto">
          {number}. {scene.title}
        </h4>
        {flags.length > 0 && (
          <label className="flex flex-wrap items-center gap-2 text-sm font-semibold">
            {t('operate.afterDecision')}
            <select className="field font-normal w-auto max-w-full" value={after} onChange={(e) => setAfter(e.target.value)}>
              <option value="">{t('operate.none')}</option>
              {flags.map((flag) => (
                <option key={flag} value={flag}>
                  {flag}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <div className="grid gap-3" lang={language}>
        {carry && (
          <p className="prose border-s-4 border-sun ps-4" dir="auto">
            {carry.text}
          </p>
        )}
        <Prose>{(variant?.text ?? scene.situation) + added}</Prose>
        <ol className="grid gap-2">
          {scene.options.map((option, i) => (
            <li key={option.text} className="flex gap-3 items-start rounded-[0.7rem] border-2 border-edge p-3 bg-card">
              <span
                aria-hidden="true"
                className="sign text-xl grid place-items-center size-8 shrink-0 rounded-full border-2 border-edge"
              >
                {i + 1}
              </span>
              <span className="pt-0.5 min-w-0" dir="auto">
                {option.text}
              </span>
            </li>
          ))}
        </ol>
      </div>
      <Grading scene={scene} language={language} />
    </>
  );
}

function Grading({ scene, language }: { scene: PackScene; language: string }) {
  const { t } = useTranslation();
  return (
    <details className="fold">
      <summary className="min-h-11 font-semibold">{t('operate.grading')}</summary>
      <div className="grid gap-4 pb-2" lang={language}>
        <ol className="list-decimal ps-6 grid gap-3">
          {scene.options.map((option) => (
            <li key={option.text}>
              <p>
                <strong>{option.score}/10</strong> {option.sets && <code className="chip">{option.sets}</code>}
              </p>
              <p dir="auto">{option.feedback}</p>
              <p className="text-soft" dir="auto">
                {option.consequence}
              </p>
            </li>
          ))}
        </ol>
        <ul className="list-disc ps-6 grid gap-2">
          {scene.criteria.map((criterion) => (
            <li key={criterion.text}>
              <span dir="auto">{criterion.text}</span>{' '}
              <span className="text-soft text-sm">
                {criterion.competency} × {criterion.weight}
                {criterion.hard && ` · ${t('operate.level.hard')}`}
              </span>
              <span className="block text-sm text-soft" dir="auto">
                {criterion.exemplars.map((words) => `“${words}”`).join(' ')}
              </span>
            </li>
          ))}
        </ul>
        <div>
          <p className="font-semibold">{t('operate.strongAnswer')}</p>
          <p dir="auto">{scene.strong_answer}</p>
        </div>
        <div>
          <p className="font-semibold">{t('operate.redFlags')}</p>
          <ul className="list-disc ps-6">
            {scene.red_flags.map((flag) => (
              <li key={flag} dir="auto">
                {flag}
              </li>
            ))}
          </ul>
        </div>
        <p className="text-sm text-soft break-words" dir="auto">
          {scene.sources.join(' · ')}
        </p>
      </div>
    </details>
  );
}
