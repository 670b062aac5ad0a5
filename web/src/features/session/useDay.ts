import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Kept, useOutbox } from '@/api/outbox';
import { nextScene, sceneQuery } from '@/api/scenes';
import { sessionQuery } from '@/api/sessions';
import type { Evaluation, PlayedAnswer, PlayedScene, Scene, SessionDetail } from '@/api/types';

/** What the player sees now. It follows from what the server has and what is kept on the device, and from nothing else. */
export type Phase =
  | { at: 'loading' }
  | { at: 'scene'; scene: Scene }
  | { at: 'kept'; kept: Kept; options: string[] }
  | { at: 'waiting'; answer: PlayedAnswer }
  | { at: 'feedback'; answer: PlayedAnswer; evaluation: Evaluation; scene: PlayedScene };

const newest = <T extends { round: number }>(items: T[]) =>
  items.reduce<T | undefined>((a, b) => (a && a.round > b.round ? a : b), undefined);

/** The scene that waits for an answer, as the day tells it: it is on the page a round trip before the server is asked for it. */
function openScene(day: SessionDetail | undefined): Scene | undefined {
  const last = day?.status === 'active' ? newest(day.scenarios) : undefined;
  if (!day || !last || day.answers.some((a) => a.round === last.round)) return undefined;
  const balance = day.report.balance_line.at(-1)?.balance;
  return balance === undefined ? undefined : { ...day, ...last, session_id: day.id, balance };
}

function phaseOf(day: SessionDetail | undefined, scene: Scene | undefined, kept: Kept | undefined): Phase {
  if (kept && kept.state !== 'refused' && !day?.answers.some((a) => a.scenario_id === kept.scenario_id)) {
    const options = [scene, ...(day?.scenarios ?? [])].find((s) => s?.scenario_id === kept.scenario_id)?.options ?? [];
    return { at: 'kept', kept, options };
  }
  const last = day && newest(day.scenarios);
  const answer = last && day.answers.find((a) => a.scenario_id === last.scenario_id && a.round === last.round);
  // a scene fetched after the day was: the scene is the newer truth
  const ahead =
    scene && !scene.answered && (!last || scene.round > last.round || (!answer && scene.scenario_id === last.scenario_id));
  if (ahead) return { at: 'scene', scene };
  if (!answer || !last) return { at: 'loading' };
  return answer.evaluation ? { at: 'feedback', answer, evaluation: answer.evaluation, scene: last } : { at: 'waiting', answer };
}

/** The newest figure there is: after a grade its own, before it the scene's, which knows of a hint. */
function balanceOf(phase: Phase, day: SessionDetail | undefined, scene: Scene | undefined): number | undefined {
  if (phase.at === 'feedback') return phase.evaluation.balance;
  return scene?.balance ?? day?.report.balance_line.at(-1)?.balance;
}

export function useDay(sessionId: string) {
  const queries = useQueryClient();
  const day = useQuery({ ...sessionQuery(sessionId), refetchOnWindowFocus: true });
  const kept = useOutbox((s) => s.kept.find((k) => k.session_id === sessionId));
  const last = day.data && newest(day.data.scenarios);
  const open = !!day.data && day.data.status === 'active' && !day.data.answers.some((a) => a.round === last?.round);
  const scene = useQuery({ ...sceneQuery(sessionId), enabled: open, placeholderData: openScene(day.data) });
  const next = useMutation({ mutationFn: () => nextScene(queries, sessionId) });
  const phase = phaseOf(day.data, scene.data, kept);
  const error = phase.at === 'loading' ? (day.error ?? scene.error) : undefined;
  const retry = () => void (day.error ? day.refetch() : scene.refetch());
  return { day: day.data, phase, error, retry, next, balance: balanceOf(phase, day.data, scene.data) };
}
