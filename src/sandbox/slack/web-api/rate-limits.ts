import type { SlackState } from '../state/state.ts';

export function limitNextCall(state: SlackState, method: string, retryAfterSeconds: number): void {
  state.rateLimits.set(method, [...(state.rateLimits.get(method) ?? []), retryAfterSeconds]);
}

/** The seconds to wait if this call is to be refused. */
export function takeRateLimit(state: SlackState, method: string): number | undefined {
  const [next, ...rest] = state.rateLimits.get(method) ?? [];
  if (next !== undefined) state.rateLimits.set(method, rest);
  return next;
}
