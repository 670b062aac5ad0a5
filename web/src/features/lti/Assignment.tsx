import '@/locales/lti';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { joinedQuery, startAssigned } from '@/api/classes';
import { ErrorNote } from '@/components/ErrorNote';
import { Field } from '@/components/Field';
import { PageError } from '@/components/PageError';
import { PageTitle } from '@/components/PageTitle';
import { Skeleton } from '@/components/Skeleton';
import { useTranslation } from '@/lib/i18n';
import { capitalise, careerFits, fold } from '@/lib/text';

/** What the link in the course stands for: who one is here, what is to be played, and the way in. */
export function Assignment({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(joinedQuery());
  if (error) return <PageError error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeleton />;
  const joined = data.items.find(({ assignments }) => assignments.some((a) => a.id === id));
  const assignment = joined?.assignments.find((a) => a.id === id);
  if (!joined || !assignment)
    return (
      <>
        <PageTitle>{t('lti.gone')}</PageTitle>
        <p className="text-xl">{t('lti.goneLead')}</p>
      </>
    );
  return (
    <>
      <PageTitle>{assignment.title}</PageTitle>
      <p className="text-xl">{t('lti.lead', { count: assignment.rounds, name: joined.seat.nickname })}</p>
      <Start assignment={id} careers={assignment.careers} />
    </>
  );
}

function Start({ assignment, careers }: { assignment: string; careers: string[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const start = useMutation({
    mutationFn: (career: string) => startAssigned(queries, assignment, career),
    onSuccess: (scene) => navigate({ to: '/play/$sessionId', params: { sessionId: scene.session_id } }),
  });
  const [only] = careers;
  return (
    <div className="grid gap-4 justify-items-start max-w-2xl">
      {careers.length === 1 && only && (
        <button type="button" className="btn btn-main" disabled={start.isPending} onClick={() => start.mutate(only)}>
          {t('lti.start', { career: capitalise(only) })}
        </button>
      )}
      {careers.length > 1 && (
        <ul className="grid gap-3 w-full" aria-label={t('lti.choose')}>
          {careers.map((career) => (
            <li key={career}>
              <button type="button" className="btn w-full" disabled={start.isPending} onClick={() => start.mutate(career)}>
                {capitalise(career)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {careers.length === 0 && (
        <form
          className="grid gap-3 w-full"
          onSubmit={(event) => {
            event.preventDefault();
            if (careerFits(typed)) start.mutate(fold(typed));
          }}
        >
          <Field
            label={t('lti.any')}
            value={typed}
            maxLength={100}
            onChange={(e) => setTyped(e.target.value)}
            autoComplete="off"
          />
          <button type="submit" className="btn btn-main justify-self-start" disabled={start.isPending || !careerFits(typed)}>
            {t('lti.go')}
          </button>
        </form>
      )}
      {start.error && <ErrorNote error={start.error} />}
    </div>
  );
}
