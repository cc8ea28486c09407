import type { SlackSwitches } from '../../../slack/person/types.ts';
import type { Texts } from '../text/en.ts';
import type { AwsFault } from './aws-faults.ts';

/** The current state of the switches. */
export interface SwitchStates {
  readonly slack: SlackSwitches | undefined;
  readonly awsFaults: readonly AwsFault[];
  /** The limit of calls of one operation per second; null for none. */
  readonly throttlePerSecond: number | null;
  readonly clockOffsetSeconds: number;
}

type Words = Texts['faults'];

/** Returns one short line for each fault that is on. */
export function faultsOn(states: SwitchStates, texts: Words): string[] {
  return faultsOf(states).map((say) => say(texts));
}

/** Returns a function for each fault that is on, which writes its line in a language. */
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
