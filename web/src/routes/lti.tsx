import { useQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ApiError } from '@/api/errors';
import { launchQuery } from '@/api/lti';
import { Page } from '@/components/Page';
import { PageError } from '@/components/PageError';
import { Skeleton } from '@/components/Skeleton';
import { Assignment } from '@/features/lti/Assignment';
import { Refused } from '@/features/lti/Refused';
import { Teacher } from '@/features/lti/Teacher';

export const Route = createFileRoute('/lti')({ component: Lti });

// What the launch left in the fragment: a code, or why there is none.
function useFragment(): URLSearchParams {
  const [fragment] = useState(() => new URLSearchParams(window.location.hash.slice(1)));
  // A code in the history is worth nothing, but need not stand there.
  useEffect(() => window.history.replaceState(window.history.state, '', window.location.pathname), []);
  return fragment;
}

function Lti() {
  const fragment = useFragment();
  const code = fragment.get('code');
  return (
    <Page>
      {code ? (
        <Launched code={code} />
      ) : (
        <Refused problem={fragment.get('problem') ?? 'again'} requestId={fragment.get('id') ?? undefined} />
      )}
    </Page>
  );
}

function Launched({ code }: { code: string }) {
  const { data, error, refetch } = useQuery(launchQuery(code));
  if (error instanceof ApiError && error.status === 401) return <Refused problem="again" requestId={error.requestId} />;
  if (error) return <PageError error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeleton />;
  return data.role === 'teacher' ? <Teacher classId={data.class_id} /> : <Assignment id={data.assignment_id} />;
}
