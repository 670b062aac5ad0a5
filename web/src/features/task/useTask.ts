import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { recordTask, type Sent } from '@/api/sessions';
import { taskEnded, taskQuery, watchTask } from '@/api/task-stream';
import type { Task } from '@/api/types';

/** One task, followed live; `linked` is false while the connection is down and being tried again. */
export function useTask(taskId: string, sent: Sent) {
  const queries = useQueryClient();
  const [linked, setLinked] = useState(true);
  const [error, setError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(sent);
  latest.current = sent;
  const { data: task } = useQuery({
    ...taskQuery(taskId),
    // the stream writes here
    enabled: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` starts the watch anew
  useEffect(() => {
    const stop = new AbortController();
    const onTask = (next: Task) => {
      queries.setQueryData(taskQuery(taskId).queryKey, next);
      if (taskEnded(next)) recordTask(queries, latest.current, next);
    };
    void watchTask(taskId, stop.signal, { onTask, onLink: setLinked, onError: setError });
    return () => stop.abort();
  }, [taskId, queries, attempt]);
  const retry = () => {
    setError(undefined);
    setAttempt((n) => n + 1);
  };
  return { task, linked, error, retry };
}
