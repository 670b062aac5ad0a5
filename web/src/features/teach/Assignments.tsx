import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Assignment, assignmentsQuery, changeAssignment, createAssignment, removeAssignment } from '@/api/classes';
import { Dialog } from '@/components/Dialog';
import { ErrorNote } from '@/components/ErrorNote';
import { Skeleton } from '@/components/Skeleton';
import { useFormat } from '@/lib/format';
import { useTranslation } from '@/lib/i18n';
import { capitalise } from '@/lib/text';
import { AssignmentForm } from './AssignmentForm';
import { isOver, wishOf } from './model';

/** What the class is to play. */
export function Assignments({ classId }: { classId: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const list = useQuery(assignmentsQuery(classId));
  const [adding, setAdding] = useState(false);
  const items = list.data?.items ?? [];
  const none = list.data && items.length === 0;
  return (
    <div className="grid gap-4">
      {list.error && <ErrorNote error={list.error} onRetry={() => list.refetch()} />}
      {list.isPending && <Skeleton lines={3} />}
      {none && !adding && <p>{t('teach.noAssignments')}</p>}
      {adding ? (
        <section className="card">
          <AssignmentForm
            action={t('teach.assign')}
            onSend={(wish) => createAssignment(queries, classId, wish)}
            onDone={() => setAdding(false)}
          />
        </section>
      ) : (
        list.data && (
          <button type="button" className="btn btn-main justify-self-start" onClick={() => setAdding(true)}>
            {t('teach.newAssignment')}
          </button>
        )
      )}
      <ul className="grid gap-3">
        {items.map((a) => (
          <Row key={a.id} classId={classId} assignment={a} />
        ))}
      </ul>
    </div>
  );
}

function Row({ classId, assignment }: { classId: string; assignment: Assignment }) {
  const { t } = useTranslation();
  const { stamp } = useFormat();
  const queries = useQueryClient();
  const [changing, setChanging] = useState(false);
  const remove = useMutation({ mutationFn: () => removeAssignment(queries, classId, assignment.id) });
  const careers = assignment.careers.map(capitalise).join(', ') || t('teach.anyCareer');
  const facts = [
    t('teach.scenes', { count: assignment.rounds }),
    t(`difficulty.${assignment.difficulty}`),
    assignment.language,
    assignment.due_at && t(isOver(assignment) ? 'teach.dueOver' : 'teach.dueAt', { at: stamp(assignment.due_at) }),
    assignment.leaderboard && t('teach.boardOn'),
  ];
  return (
    <li className="card grid gap-2">
      <h2 className="text-2xl break-words">{assignment.title}</h2>
      <p>{careers}</p>
      <p className="text-soft">{facts.filter(Boolean).join(' · ')}</p>
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          className="btn"
          aria-label={t('teach.changeSeat', { name: assignment.title })}
          onClick={() => setChanging(true)}
        >
          {t('teach.change')}
        </button>
      </div>
      {changing && (
        <Dialog title={t('teach.changeSeat', { name: assignment.title })} onClose={() => setChanging(false)}>
          <AssignmentForm
            from={wishOf(assignment)}
            action={t('teach.save')}
            onSend={(wish) => changeAssignment(queries, classId, assignment.id, wish)}
            onDone={() => setChanging(false)}
          />
          {remove.error && <ErrorNote error={remove.error} />}
          <button type="button" className="btn btn-danger mt-3" disabled={remove.isPending} onClick={() => remove.mutate()}>
            {t('teach.takeBack')}
          </button>
        </Dialog>
      )}
    </li>
  );
}
