import { createClock, type MovableClock } from './account/clock.ts';
import type { Account } from './account/state.ts';
import { type AccountTraits, newAccount } from './control/new-account.ts';
import { createFaults, type Faults } from './faults/fault-orders.ts';
import { createThrottle, type Throttle } from './faults/throttle.ts';
import { type CallLog, createCallLog } from './view/call-log.ts';
import { createView } from './view/view.ts';
import { createViewStreams, type ViewStreams } from './view/view-stream.ts';
import type { AwsView } from './view/view-types.ts';

/** The parts of one embedded AWS. */
export interface Parts {
  /** Each reset replaces the account by a new one. A call whose body was read before the reset uses the old account. */
  readonly account: Account;
  readonly log: CallLog;
  readonly clock: MovableClock;
  readonly throttle: Throttle;
  readonly faults: Faults;
  readonly view: () => AwsView;
  readonly streams: ViewStreams;
  /** Restores the initial state. */
  reset(): void;
}

export interface FirstDay extends Omit<AccountTraits, 'now'> {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly throttlePerSecond: number | null;
}

/** Returns the parts of an embedded AWS in its initial state. */
export function assembleParts(firstDay: FirstDay): Parts {
  const clock = createClock(firstDay.now);
  const [log, throttle, faults] = [createCallLog(), createThrottle(), createFaults()];
  const begin = () => {
    clock.moveTo(0);
    throttle.limitTo(firstDay.throttlePerSecond);
    faults.clear();
    return newAccount({ ...firstDay, now: clock.now });
  };
  const viewed = { account: begin(), log, clock, throttle };
  const view = createView(viewed);
  const reset = () => {
    viewed.account = begin();
    log.clear();
  };
  return Object.assign(viewed, { faults, view, streams: createViewStreams(log, view), reset });
}
