import { postJson } from '../post-json.ts';

/** The kinds of faults that the embedded AWS has. */
export const faultKinds = [
  'throttling',
  'service-failure',
  'access-denied',
  'slow',
  'reset-before',
  'reset-after-commit',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** A fault of the next calls of one operation. */
export interface AwsFault {
  /** The name of the operation, for example `CreateUser`. */
  readonly operation: string;
  readonly kind: FaultKind;
  readonly times: number;
}

export async function readAwsFaults(): Promise<readonly AwsFault[]> {
  const response = await fetch('/_sandbox/faults').catch(() => undefined);
  return response?.ok ? ((await response.json()) as readonly AwsFault[]) : [];
}

export function orderAwsFault(fault: AwsFault): Promise<unknown> {
  return postJson('/_sandbox/faults', fault);
}

export function clearAwsFaults(): Promise<unknown> {
  return fetch('/_sandbox/faults', { method: 'DELETE' });
}

/** Limits the calls of each operation per second; null removes the limit. */
export function setAwsThrottle(perSecond: number | null): Promise<unknown> {
  return postJson('/_sandbox/throttle', { perSecond });
}

export function setAwsClock(offsetSeconds: number): Promise<unknown> {
  return postJson('/_sandbox/clock', { offsetSeconds });
}
