import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { dropJob, type Job, type JobState, jobsQuery, queueQuery, retryJob } from '@/api/operate';
import { Dialog } from '@/components/Dialog';
import { ErrorNote } from '@/components/ErrorNote';
import { PageTitle } from '@/components/PageTitle';
import { useTranslation } from '@/lib/i18n';
import { PagedList } from './PagedList';
import { useAge, useDesk } from './useDesk';

const STATES: JobState[] = ['queued', 'running', 'dead'];

/** What waits, runs and died, with the means to bring it back or end it. */
export function QueueView({ state }: { state: JobState }) {
  const { t } = useTranslation();
  const { days, paused } = useDesk();
  const depth = useQuery(queueQuery(paused)).data;
  const list = useInfiniteQuery(jobsQuery(state, paused));
  const jobs = (list.data?.pages ?? []).flatMap((page) => page.items);
  return (
    <>
      <PageTitle>{t('operate.queue')}</PageTitle>
      <nav aria-label={t('operate.queue')} className="flex flex-wrap gap-2">
        {STATES.map((s) => (
          <Link
            key={s}
            to="/operate/queue"
            search={{ days, paused: paused || undefined, state: s }}
            className={`btn ${s === state ? 'bg-work text-onwork' : ''}`}
            aria-current={s === state}
          >
            {t(`operate.state.${s}`)} {depth && <span className="sign text-xl">{depth[s]}</span>}
          </Link>
        ))}
      </nav>
      {depth && (
        <p className="text-soft">
          {t('operate.due', { count: depth.due })} · {t('operate.retried', { count: depth.retried })}
        </p>
      )}
      <PagedList list={list} empty={t(`operate.jobsEmpty.${state}`)}>
        {jobs.map((job) => (
          <JobRow key={job.task_id} job={job} state={state} now={list.dataUpdatedAt} />
        ))}
      </PagedList>
    </>
  );
}

function JobRow({ job, state, now }: { job: Job; state: JobState; now: number }) {
  const { t } = useTranslation();
  const age = useAge();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const again = useMutation({ mutationFn: () => retryJob(queries, job.task_id) });
  const drop = useMutation({ mutationFn: () => dropJob(queries, job.task_id), onSuccess: () => setAsking(false) });
  return (
    <li className="card grid gap-3 md:grid-cols-[minmax(0,1fr)_auto] items-start">
      <div className="grid gap-1">
        <p className="font-semibold">
          {job.purpose} <span className="text-soft font-normal">· {age((now - Date.parse(job.created_at)) / 1000)}</span>
        </p>
        <p className="text-sm text-soft">
          {t('operate.attempts')}: {job.attempts} · {t('operate.job')} <code className="break-all">{job.task_id}</code>
        </p>
        {job.last_error && (
          <p className="text-sm">
            <span className="font-semibold">{t('operate.error')}:</span> <code className="break-all">{job.last_error}</code>
          </p>
        )}
        {again.error && <ErrorNote error={again.error} />}
      </div>
      {state !== 'running' && (
        <div className="flex flex-wrap gap-2">
          <button type="button" className="btn" onClick={() => again.mutate()} disabled={again.isPending}>
            {t('operate.retry')}
          </button>
          <button type="button" className="btn btn-danger" onClick={() => setAsking(true)}>
            {t('operate.drop')}
          </button>
        </div>
      )}
      {asking && (
        <Dialog title={t('operate.drop')} onClose={() => setAsking(false)}>
          <p className="mb-4">{t('operate.dropLead')}</p>
          {drop.error && <ErrorNote error={drop.error} />}
          <button type="button" className="btn btn-danger" onClick={() => drop.mutate()} disabled={drop.isPending}>
            {t('operate.dropSure')}
          </button>
        </Dialog>
      )}
    </li>
  );
}
