import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { classesQuery, createClass } from '@/api/classes';
import { ErrorNote } from '@/components/ErrorNote';
import { Field } from '@/components/Field';
import { PageTitle } from '@/components/PageTitle';
import { Skeleton } from '@/components/Skeleton';
import { useTranslation } from '@/lib/i18n';
import { fold } from '@/lib/text';
import { spoken } from './model';

/** The classes that one teaches, and a new one. */
export function ClassList() {
  const { t } = useTranslation();
  const list = useQuery(classesQuery());
  const items = list.data?.items ?? [];
  return (
    <>
      <PageTitle>{t('teach.title')}</PageTitle>
      <NewClass />
      {list.error && <ErrorNote error={list.error} onRetry={() => list.refetch()} />}
      {list.isPending && <Skeleton lines={3} />}
      {list.data && items.length === 0 && <p className="card">{t('teach.noClasses')}</p>}
      <ul className="grid gap-3 md:grid-cols-2">
        {items.map((c) => (
          <li key={c.id} className="card grid gap-2">
            <h2 className="text-3xl">
              <Link to="/teach/$classId" params={{ classId: c.id }} className="link break-words">
                {c.name}
              </Link>
            </h2>
            <p className="text-soft">
              {t('teach.pupils', { count: c.seats })} · {t('teach.assignments', { count: c.assignments })}
            </p>
            <p>
              <span className="chip sign text-lg">{spoken(c.code)}</span> {c.locked && t('teach.locked')}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function NewClass() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: () => createClass(queries, fold(name)),
    onSuccess: (made) => navigate({ to: '/teach/$classId', params: { classId: made.id } }),
  });
  return (
    <form
      className="card grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (fold(name)) create.mutate();
      }}
    >
      <Field label={t('teach.name')} help={t('teach.nameHelp')} value={name} onChange={(e) => setName(e.target.value)} />
      {create.error && <ErrorNote error={create.error} />}
      <button type="submit" className="btn btn-main justify-self-start" disabled={!fold(name) || create.isPending}>
        {t('teach.create')}
      </button>
    </form>
  );
}
