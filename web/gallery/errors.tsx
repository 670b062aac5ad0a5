import { ApiError, NetworkError } from '@/api/errors';
import { CrashPage, NotFoundPage, Widget } from '@/components/Crash';
import { ErrorNote } from '@/components/ErrorNote';
import { PageError } from '@/components/PageError';
import type { Specimen } from './world';

const none = () => undefined;
const refused = (status: number, code: string, retryAfter?: number) =>
  new ApiError(
    status,
    { code, status, title: code, detail: code, type: 'about:blank', request_id: '0198f0a2-6a3e-7c1d' },
    retryAfter,
  );
const fields = new ApiError(422, {
  ...refused(422, 'validation_failed').problem,
  errors: [{ field: 'username', code: 'too_short', message: 'must have at least 3 characters' }],
} as never);

const CODES = [
  [400, 'malformed'],
  [413, 'too_large'],
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not_found'],
  [409, 'already_answered'],
  [409, 'session_finished'],
  [409, 'username_taken'],
  [503, 'unavailable'],
  [500, 'internal'],
] as const;

function Broken({ why }: { why: Error }): React.ReactNode {
  throw why;
}

export const errors: Specimen[] = [
  {
    name: 'ErrorNote, no network',
    show: () => <ErrorNote error={new NetworkError()} onRetry={none} kept="Your answer is stored." />,
  },
  { name: 'ErrorNote, a countdown', show: () => <ErrorNote error={refused(429, 'rate_limited', 3600)} onRetry={none} /> },
  { name: 'ErrorNote, a field', show: () => <ErrorNote error={fields} /> },
  { name: 'ErrorNote, a mistake of the page', show: () => <ErrorNote error={new Error('x is undefined')} onRetry={none} /> },
  ...CODES.map(([status, code]) => ({
    name: `ErrorNote, ${code}`,
    show: () => <ErrorNote error={refused(status, code)} onRetry={none} />,
  })),
  { name: 'PageError', show: () => <PageError error={refused(404, 'not_found')} onRetry={none} /> },
  { name: 'Widget, broken', show: () => <Widget>{<Broken why={new Error('broken for the photograph')} />}</Widget> },
  {
    name: 'Widget, its code is missing',
    show: () => <Widget>{<Broken why={new TypeError('Failed to fetch dynamically imported module: /x.js')} />}</Widget>,
  },
  { name: 'CrashPage', show: () => <CrashPage error={new Error('broken')} reset={none} /> },
  { name: 'NotFoundPage', show: () => <NotFoundPage /> },
];
