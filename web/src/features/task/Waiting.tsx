import '@/locales/play';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { metaQuery } from '@/api/meta';
import type { PlayedAnswer, Task } from '@/api/types';
import { ErrorNote } from '@/components/ErrorNote';
import { PageTitle } from '@/components/PageTitle';
import { useElapsed } from '@/lib/hooks';
import { useTranslation } from '@/lib/i18n';
import { useTask } from './useTask';

type Props = { sessionId: string; answer: PlayedAnswer };
type Step = 'sent' | 'queued' | 'running' | 'done';
const STEPS: Step[] = ['sent', 'queued', 'running', 'done'];

const stepOf = (task: Task | undefined): number =>
  task?.status === 'running' ? 2 : task?.status === 'succeeded' ? 3 : task ? 1 : 0;

/** The real state of the evaluation. The answer is safe already, so the player may leave. */
export default function Waiting({ sessionId, answer }: Props) {
  const { t } = useTranslation();
  const { scenario_id, round, option, user_answer } = answer;
  const sent = {
    session_id: sessionId,
    scenario_id,
    round,
    ...(option != null ? { option } : {}),
    ...(user_answer != null ? { user_answer } : {}),
  };
  const { task, linked, error, retry } = useTask(answer.task_id, sent);
  const failed = task?.status === 'failed' || answer.status === 'failed';
  return (
    <section className="grid gap-5 max-w-[65ch]" aria-labelledby="waiting">
      <PageTitle>
        <span id="waiting">{failed ? t('wait.failed') : t('wait.title')}</span>
      </PageTitle>
      {user_answer && (
        <blockquote className="prose border-s-4 border-work ps-4" dir="auto">
          {user_answer}
        </blockquote>
      )}
      {failed ? <p>{t('wait.failedLead')}</p> : <Steps task={task} />}
      <p role="status" className="min-h-6 font-semibold">
        {!linked && !error ? t('wait.noLink') : ''}
      </p>
      {error !== undefined && <ErrorNote error={error} onRetry={retry} kept={t('wait.stored')} />}
      <p className="text-soft">{t('wait.leave')}</p>
      <div className="flex flex-wrap gap-3">
        {failed && (
          <button type="button" className="btn btn-main" onClick={retry}>
            {t('app.retry')}
          </button>
        )}
        <Link to="/history" className="btn">
          {t('wait.goHistory')}
        </Link>
      </div>
    </section>
  );
}

// The server counts no further.
const COUNTED_TO = 200;

function Steps({ task }: { task: Task | undefined }) {
  const { t } = useTranslation();
  const step = stepOf(task);
  const seconds = useElapsed(true);
  const { p50, p90 } = useQuery(metaQuery()).data?.evaluation_ms ?? {};
  const usual =
    p50 && p90 ? t('wait.usual', { from: Math.max(1, Math.floor(p50 / 1000)), to: Math.max(2, Math.ceil(p90 / 1000)) }) : '';
  const detail = (name: Step): string => {
    if (name === 'queued' && task?.queue_position != null && step === 1)
      return t(task.queue_position < COUNTED_TO ? 'wait.position' : 'wait.farBack', { count: task.queue_position });
    if (name === 'running' && task && task.attempts > 1) return t('wait.attempt', { count: task.attempts });
    return '';
  };
  return (
    <div className="card grid gap-4">
      <ol className="grid gap-1">
        {STEPS.map((name, i) => (
          <li
            key={name}
            className={`flex items-center gap-3 min-h-9 ${i > step ? 'text-soft' : 'font-semibold'}`}
            aria-current={i === step ? 'step' : undefined}
          >
            <span
              aria-hidden="true"
              className={`size-4 rounded-full border-[3px] border-ink ${i < step ? 'bg-work' : i === step ? 'bg-sun' : 'bg-card opacity-40'}`}
            />
            <span>
              {t(`wait.${name}`)} <span className="font-normal">{detail(name)}</span>
            </span>
          </li>
        ))}
      </ol>
      <p className="text-soft">
        <span className="sign text-xl text-ink">{t('wait.elapsed', { count: seconds })}</span> {usual}
      </p>
    </div>
  );
}
