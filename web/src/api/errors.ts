import type { Problem } from './types';

/** The server answered, and the answer is a refusal. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem | undefined;
  /** seconds to wait before the next try, from `Retry-After` */
  readonly retryAfter: number | undefined;
  readonly requestId: string | undefined;

  constructor(status: number, problem?: Problem, retryAfter?: number, requestId?: string) {
    super(problem?.detail || problem?.title || `HTTP ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
    this.requestId = problem?.request_id ?? requestId;
  }

  get code(): string {
    // without a problem it was not our server that answered but what stands before it
    return this.problem?.code ?? (this.status > 500 ? 'unavailable' : this.status === 500 ? 'internal' : 'unknown');
  }

  /** the message for one field of a 422, if the server named it */
  field(name: string): string | undefined {
    return this.problem?.errors?.find((e) => e.field === name || e.field.endsWith(`.${name}`))?.message;
  }
}

/** No answer came: no network, or nobody at the other end. */
export class NetworkError extends Error {
  constructor(cause?: unknown) {
    super('network', { cause });
    this.name = 'NetworkError';
  }
}

export async function errorFrom(response: Response): Promise<ApiError> {
  const retry = Number(response.headers.get('retry-after'));
  const type = response.headers.get('content-type') ?? '';
  let problem: Problem | undefined;
  if (type.includes('json')) problem = await response.json().catch(() => undefined);
  return new ApiError(
    response.status,
    problem,
    Number.isFinite(retry) && retry > 0 ? retry : undefined,
    response.headers.get('x-request-id') ?? undefined,
  );
}

/** A try later can help: the network, a restart, a full house. Refusals (4xx) stay refusals. */
export function isPassing(error: unknown): boolean {
  if (error instanceof NetworkError) return true;
  return error instanceof ApiError && (error.status >= 500 || error.status === 408);
}
