import type { SlackSwitches } from '../../../slack/person/types.ts';
import type { Texts } from '../text/en.ts';
import type { AwsFault } from './aws-faults.ts';

/** How the switches stand. */
export interface SwitchStates {
  readonly slack: SlackSwitches | undefined;
  readonly awsFaults: readonly AwsFault[];
  /** Calls of one operation per second; null while nothing is throttled. */
  readonly throttlePerSecond: number | null;
  readonly clockOffsetSeconds: number;
}

type Words = Texts['faults'];

/** One short line for each fault that is on. */
export function faultsOn(states: SwitchStates, texts: Words): string[] {
  return faultsOf(states).map((say) => say(texts));
}

/** Each fault that is on, as what can say so in any language. */
export function faultsOf(states: SwitchStates): ((texts: Words) => string)[] {
  const { slack, awsFaults, throttlePerSecond: most, clockOffsetSeconds: offset } = states;
  const { rateLimitNext = 0, slowAppMs = 0, deliverTwice = false } = slack ?? {};
  const on: ((texts: Words) => string)[] = awsFaults.map(
    ({ operation, kind, times }) =>
      ({ isOn, kinds }) =>
        isOn.aws(operation, kinds[kind], times),
  );
  if (rateLimitNext > 0) on.push(({ isOn }) => isOn.rateLimit(rateLimitNext));
  if (slowAppMs > 0) on.push(({ isOn }) => isOn.slow(slowAppMs / 1000));
  if (deliverTwice) on.push(({ isOn }) => isOn.twice);
  if (most !== null) on.push(({ isOn }) => isOn.throttle(most));
  if (offset !== 0) on.push(({ isOn }) => isOn.clock(offset));
  return on;
}
