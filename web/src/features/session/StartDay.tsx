import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { metaQuery } from '@/api/meta';
import { startDay } from '@/api/scenes';
import { DayLine } from '@/components/DayLine';
import { ErrorNote } from '@/components/ErrorNote';
import { PageTitle } from '@/components/PageTitle';
import { Skeleton } from '@/components/Skeleton';
import { sceneLanguage, useTranslation } from '@/lib/i18n';
import { useSettings } from '@/lib/settings';
import { capitalise } from '@/lib/text';

/** Opens the day and goes there. The address is replaced, so "back" leads to the landing page and not to a second day. */
export function StartDay({ career }: { career: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { rounds, difficulty } = useSettings();
  const { data: meta, isPending } = useQuery(metaQuery());
  const language = sceneLanguage(meta?.languages);
  const start = useMutation({
    mutationFn: () => startDay(queries, { career_title: career, rounds, difficulty, language }),
    onSuccess: (scene) => navigate({ to: '/play/$sessionId', params: { sessionId: scene.session_id }, replace: true }),
  });
  const started = useRef(false);
  const { mutate } = start;
  useEffect(() => {
    // React runs effects twice in development; two days would be opened
    if (isPending || started.current) return;
    started.current = true;
    mutate();
  }, [isPending, mutate]);
  return (
    <div className="mx-auto max-w-6xl px-4 sm:px-6 py-6 grid gap-6">
      <DayLine rounds={rounds} now={1} stops={[]} hours={() => ''} />
      <PageTitle title={capitalise(career)}>{t('day.opening', { title: capitalise(career) })}</PageTitle>
      {start.error ? <ErrorNote error={start.error} onRetry={() => start.mutate()} /> : <Skeleton />}
    </div>
  );
}
