import '@/locales/teach';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Assignment, boardQuery, type JoinedClass, joinedQuery, leaveClass, startAssigned } from '@/api/classes';
import { useKnown } from '@/api/users';
import { Dialog } from '@/components/Dialog';
import { ErrorNote } from '@/components/ErrorNote';
import { Field } from '@/components/Field';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { capitalise, careerFits, fold } from '@/lib/text';

/** The classes that one sits in, with what is to be played. */
export function MyClasses() {
  const { t } = useTranslation();
  const known = useKnown();
  const list = useQuery({ ...joinedQuery(), enabled: known });
  if (list.error) return <ErrorNote error={list.error} onRetry={() => list.refetch()} />;
  const items = (known && list.data?.items) || [];
  return items.map((joined) => (
    <section key={joined.class.id} className="grid gap-3" aria-label={joined.class.name}>
      <h2 className="text-3xl break-words">{joined.class.name}</h2>
      <p>{t('join.youAre', { name: joined.seat.nickname })}</p>
      {joined.assignments.length === 0 && <p className="card">{t('join.nothing')}</p>}
      <ul className="grid gap-3 md:grid-cols-2">
        {joined.assignments.map((a) => (
          <Task key={a.id} assignment={a} />
        ))}
      </ul>
      <Leave joined={joined} />
    </section>
  ));
}

function Task({ assignment }: { assignment: Assignment }) {
  const { t } = useTranslation();
  const { stamp } = useFormat();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const start = useMutation({
    mutationFn: (career: string) => startAssigned(queries, assignment.id, career),
    onSuccess: (scene) => navigate({ to: '/play/$sessionId', params: { sessionId: scene.session_id } }),
  });
  const over = !!assignment.due_at && new Date(assignment.due_at).getTime() <= Date.now();
  const facts = [t('teach.scenes', { count: assignment.rounds }), t(`difficulty.${assignment.difficulty}`)];
  return (
    <li className="card grid gap-3 content-start">
      <h3 className="text-2xl break-words">{assignment.title}</h3>
      <p className="text-soft">{facts.join(' · ')}</p>
      {assignment.due_at && <p>{t(over ? 'teach.dueOver' : 'teach.dueAt', { at: stamp(assignment.due_at) })}</p>}
      {!over && assignment.careers.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {assignment.careers.map((career) => (
            <button key={career} type="button" className="btn" disabled={start.isPending} onClick={() => start.mutate(career)}>
              {t('join.play', { title: capitalise(career) })}
            </button>
          ))}
        </div>
      )}
      {!over && assignment.careers.length === 0 && (
        <form
          className="grid gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (careerFits(typed)) start.mutate(fold(typed));
          }}
        >
          <Field label={t('landing.label')} value={typed} onChange={(e) => setTyped(e.target.value)} />
          <button type="submit" className="btn justify-self-start" disabled={!careerFits(typed) || start.isPending}>
            {t('landing.play')}
          </button>
        </form>
      )}
      {start.error && <ErrorNote error={start.error} />}
      {assignment.leaderboard && <Board assignment={assignment.id} />}
    </li>
  );
}

function Board({ assignment }: { assignment: string }) {
  const { t } = useTranslation();
  const { mean } = useFormat();
  const items = useQuery(boardQuery(assignment)).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <details className="fold">
      <summary className="min-h-11">{t('join.board')}</summary>
      <ol className="grid gap-1">
        {items.map((p) => (
          <li key={p.nickname} className={p.own ? 'font-bold' : ''}>
            {p.rank}. {p.nickname} · {mean(p.score_mean)}
          </li>
        ))}
      </ol>
    </details>
  );
}

function Leave({ joined }: { joined: JoinedClass }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const leave = useMutation({ mutationFn: () => leaveClass(queries, joined.class.id) });
  return (
    <div>
      <button type="button" className="btn btn-quiet" onClick={() => setAsking(true)}>
        {t('join.leave')}
      </button>
      {asking && (
        <Dialog title={t('join.leave')} onClose={() => setAsking(false)}>
          <p className="mb-4">{t('join.leaveLead')}</p>
          {leave.error && <ErrorNote error={leave.error} />}
          <button type="button" className="btn btn-danger" disabled={leave.isPending} onClick={() => leave.mutate()}>
            {t('join.leaveSure')}
          </button>
        </Dialog>
      )}
    </div>
  );
}
