import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Decision, decide, type ReportedScene, type ReportState, reportsQuery } from '@/api/desk';
import { PageTitle } from '@/components/PageTitle';
import { Prose } from '@/components/Prose';
import ReasonDialog from '@/components/ReasonDialog';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { PagedList } from './PagedList';
import { useDesk } from './useDesk';

const STATES: ReportState[] = ['open', 'withdrawn', 'kept'];

/** Scenes that players called unrealistic, with the means to take one out of play. */
export function ReportsView({ state }: { state: ReportState }) {
  const { t } = useTranslation();
  const { days, paused, from } = useDesk();
  const list = useInfiniteQuery(reportsQuery(state, from, paused));
  const scenes = (list.data?.pages ?? []).flatMap((page) => page.items);
  return (
    <>
      <div className="grid gap-2">
        <PageTitle>{t('operate.reports')}</PageTitle>
        <p className="text-soft max-w-prose">{t('operate.reportsLead')}</p>
      </div>
      <nav aria-label={t('operate.reports')} className="flex flex-wrap gap-2">
        {STATES.map((s) => (
          <Link
            key={s}
            to="/operate/reports"
            search={{ days, paused: paused || undefined, state: s }}
            className={`btn ${s === state ? 'bg-work text-onwork' : ''}`}
            aria-current={s === state}
          >
            {t(`operate.reportState.${s}`)}
          </Link>
        ))}
      </nav>
      <PagedList list={list} empty={t(`operate.reportsEmpty.${state}`)}>
        {scenes.map((scene) => (
          <SceneRow key={scene.scenario_id} scene={scene} state={state} />
        ))}
      </PagedList>
    </>
  );
}

function SceneRow({ scene, state }: { scene: ReportedScene; state: ReportState }) {
  const { t } = useTranslation();
  const { stamp } = useFormat();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Decision>();
  const name = scene.title ?? scene.career;
  const choices: Decision[] = state === 'withdrawn' ? ['restore'] : state === 'open' ? ['withdraw', 'keep'] : ['withdraw'];
  return (
    <li className="card grid gap-3">
      <h2 className="text-3xl" dir="auto">
        {name}
      </h2>
      <p className="text-soft text-sm break-words">
        {scene.career} · {scene.difficulty} · {scene.language} · {scene.provenance.source}
        {scene.provenance.prompt && ` · ${scene.provenance.prompt}`} · {t('operate.shown', { count: scene.shown })}
        {scene.withdrawn_at && ` · ${t('operate.withdrawnAt', { time: stamp(scene.withdrawn_at) })}`}
      </p>
      <ul className="grid gap-2" aria-label={t('operate.reportsOf', { count: scene.reports })}>
        {scene.said.map((said) => (
          <li key={said.at + said.reason} className={`border-s-4 ps-3 ${said.open ? 'border-sun' : 'border-line'}`}>
            <span dir="auto">{said.reason}</span> <span className="text-soft text-sm block">{stamp(said.at)}</span>
          </li>
        ))}
      </ul>
      <details className="fold">
        <summary className="min-h-11">{t('operate.showScene')}</summary>
        <div className="grid gap-3 pb-2" lang={scene.language}>
          <Prose>{scene.scenario}</Prose>
          <ol className="list-decimal ps-6 grid gap-1">
            {scene.options.map((option) => (
              <li key={option} dir="auto">
                {option}
              </li>
            ))}
          </ol>
        </div>
      </details>
      <div className="flex flex-wrap gap-2">
        {choices.map((choice) => (
          <button
            key={choice}
            type="button"
            className={`btn ${choice === 'withdraw' ? 'btn-danger' : ''}`}
            onClick={() => setAsking(choice)}
          >
            {t(`operate.decision.${choice}`)}
          </button>
        ))}
      </div>
      {asking && (
        <ReasonDialog
          title={t(`operate.decision.${asking}`)}
          lead={t(`operate.decisionLead.${asking}`, { name })}
          action={t(`operate.decision.${asking}`)}
          done={t('operate.done', { what: t(`operate.decision.${asking}`) })}
          onSend={(reason) => decide(queries, scene.scenario_id, asking, reason)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </li>
  );
}
