import { createFileRoute, Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { queryClient } from '@/api/query-client';
import { sessionQuery } from '@/api/sessions';
import { Coins } from '@/components/Coins';
import { Widget } from '@/components/Crash';
import { DayLine } from '@/components/DayLine';
import { Page } from '@/components/Page';
import { PageError } from '@/components/PageError';
import { Skeleton } from '@/components/Skeleton';
import { SceneView } from '@/features/scene/SceneView';
import { NextStep } from '@/features/session/NextStep';
import { type Phase, useDay } from '@/features/session/useDay';
import { KeptAnswer } from '@/features/task/KeptAnswer';
import { dotsOf } from '@/lib/dots';
import { dayHours, type Hours, isNight } from '@/lib/hours';
import { useTranslation } from '@/lib/i18n';
import { later } from '@/lib/later';
import { capitalise } from '@/lib/text';

export const Route = createFileRoute('/play/$sessionId')({
  // on its way before the page's own code is there
  loader: ({ params }) => void queryClient.prefetchQuery(sessionQuery(params.sessionId)),
  component: Play,
});

// what most days have, until this one is known
const ROUNDS = 5;

// What comes after the answer is fetched while the player reads, not before the scene is there.
const Feedback = later(() => import('@/features/evaluation/Feedback'), <Skeleton />);
const EarlierScenes = later(() => import('@/features/session/EarlierScenes'));
const Waiting = later(() => import('@/features/task/Waiting'), <Skeleton />);

function Play() {
  const { sessionId } = Route.useParams();
  const { t } = useTranslation();
  const { day, phase, error, retry, next, balance } = useDay(sessionId);
  const scene = phase.at === 'scene' ? phase.scene : undefined;
  const round = scene?.round ?? (phase.at === 'feedback' ? phase.answer.round : (day?.round ?? 1));
  const rounds = scene?.rounds ?? day?.rounds;
  const title = scene?.career_title ?? day?.career_title;
  const told = [...(day?.scenarios ?? []), ...(scene ? [scene] : [])];
  const hours = dayHours(told, rounds ?? 1);
  // the grade of the last scene is there before the day is fetched again, so its state alone would be late
  const over = phase.at === 'feedback' && (day?.status === 'finished' || phase.answer.round === rounds);
  return (
    <Page>
      {(!error || rounds !== undefined) && (
        <div className="grid gap-3" aria-hidden={rounds === undefined}>
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
            {rounds !== undefined && title !== undefined ? (
              <p className="font-sign font-bold text-2xl">
                {capitalise(title)} <span className="text-soft font-medium">· {t('day.scene', { round, rounds })}</span>
              </p>
            ) : (
              <p className="font-sign font-bold text-2xl invisible">{t('day.scene', { round: 1, rounds: 1 })}</p>
            )}
            <span className={balance === undefined ? 'invisible' : ''}>
              <Coins balance={balance ?? 0} />
            </span>
          </div>
          {/* a day that is not there yet has its place already: nothing jumps when it comes */}
          <DayLine
            rounds={rounds ?? ROUNDS}
            now={over ? (rounds ?? ROUNDS) + 1 : round}
            stops={dotsOf(day?.answers ?? [])}
            hours={rounds === undefined ? () => '' : hours}
            night={isNight(told, round)}
          />
        </div>
      )}
      {error ? (
        <PageError error={error} onRetry={retry}>
          <Link to="/" className="btn">
            {t('crash.home')}
          </Link>
        </PageError>
      ) : (
        <Widget key={phase.at}>
          <Now
            hours={hours}
            sessionId={sessionId}
            phase={phase}
            language={day?.language ?? scene?.language ?? 'en'}
            next={next}
            finished={over}
          />
        </Widget>
      )}
      {day && round > 1 && (
        <Widget>
          <EarlierScenes day={day} before={round} />
        </Widget>
      )}
    </Page>
  );
}

type NowProps = {
  hours: Hours;
  sessionId: string;
  phase: Phase;
  language: string;
  next: ReturnType<typeof useDay>['next'];
  finished: boolean;
};

function Now({ hours, sessionId, phase, language, next, finished }: NowProps) {
  const navigate = useNavigate();
  useEffect(() => {
    const timer = setTimeout(() => void Promise.all([Feedback.load(), Waiting.load()]).catch(() => undefined), 1500);
    return () => clearTimeout(timer);
  }, []);
  const toReport = () => void navigate({ to: '/report/$sessionId', params: { sessionId } });
  switch (phase.at) {
    case 'loading':
      return <Skeleton />;
    case 'scene':
      return <SceneView key={phase.scene.scenario_id} scene={phase.scene} hour={hours(phase.scene.round)} />;
    case 'kept':
      return <KeptAnswer kept={phase.kept} options={phase.options} />;
    case 'waiting':
      return <Waiting key={phase.answer.answer_id} sessionId={sessionId} answer={phase.answer} />;
    case 'feedback':
      return (
        <Feedback
          key={phase.answer.answer_id}
          scene={phase.scene}
          answer={phase.answer}
          evaluation={phase.evaluation}
          language={language}
          sessionId={sessionId}
        >
          <NextStep
            finished={finished}
            pending={next.isPending}
            error={next.error}
            onNext={() => next.mutate()}
            onReport={toReport}
          />
        </Feedback>
      );
  }
}
