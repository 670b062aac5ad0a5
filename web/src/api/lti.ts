import { queryOptions } from '@tanstack/react-query';
import { takeOver } from './session';

/** The session that a launch left: a code works once, so what it gave is kept as long as the page. */
export const launchQuery = (code: string) =>
  queryOptions({
    queryKey: ['lti', code],
    queryFn: () => takeOver(code),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
