import { useCallback, useEffect, useState } from 'react';
import type { AwsView } from '../../../aws/view/view-types.ts';
import { readSwitches, setSwitches } from '../../../slack/person/client.ts';
import type { SlackSwitches, SwitchOrder } from '../../../slack/person/types.ts';
import { AWS_PATH } from '../live/live-store.ts';
import { useLive } from '../live/use-live.ts';
import { traits } from '../traits.ts';
import {
  type AwsFault,
  clearAwsFaults,
  orderAwsFault,
  readAwsFaults,
  setAwsClock,
  setAwsThrottle,
} from './aws-faults.ts';
import { faultsOf, type SwitchStates } from './faults-on.ts';

/** What changes by itself is looked at again this often: faults are used up by calls, and an app that is away comes back. */
const LOOK_MS = 2000;

/** What can be made to go wrong, and what is now. */
export interface SwitchBoard extends SwitchStates {
  /** How many faults are on. */
  readonly faultCount: number;
  setSlack(order: SwitchOrder): Promise<void>;
  orderFault(fault: AwsFault): Promise<void>;
  setThrottle(perSecond: number | null): Promise<void>;
  setClock(offsetSeconds: number): Promise<void>;
  allOff(): Promise<void>;
}

/** Looks at the switches anew when the connection is back, and when the window is: another one may have moved them. */
export function useSwitches(isConnected: boolean): SwitchBoard {
  const view = useLive<AwsView>(AWS_PATH);
  const [slack, setSlackState] = useState<SlackSwitches>();
  const [awsFaults, setAwsFaults] = useState<readonly AwsFault[]>([]);
  const throttlePerSecond = view?.throttle.perSecond ?? null;
  const clockOffsetSeconds = view?.clock.offsetSeconds ?? 0;

  const look = useCallback(async () => {
    // A sandbox that has stopped is reported elsewhere.
    setSlackState(await readSwitches('').catch(() => undefined));
    if (traits.hasAws) setAwsFaults(await readAwsFaults());
  }, []);
  const changed = async (...orders: readonly Promise<unknown>[]) => {
    await Promise.all(orders);
    await look();
  };

  const isUsedUp = (slack?.rateLimitNext ?? 0) > 0 || awsFaults.length > 0;
  const isAway = slack?.delivery.kind === 'socket' && slack.delivery.connections === 0;
  const isChanging = isUsedUp || isAway;
  useEffect(() => {
    if (!isConnected) return;
    const lookNow = () => void look();
    lookNow();
    addEventListener('focus', lookNow);
    const timer = isChanging ? setInterval(lookNow, LOOK_MS) : undefined;
    return () => {
      removeEventListener('focus', lookNow);
      clearInterval(timer);
    };
  }, [look, isChanging, isConnected]);

  const now = { slack, awsFaults, throttlePerSecond, clockOffsetSeconds };
  return {
    ...now,
    faultCount: faultsOf(now).length,
    setSlack: ({ action, ...settings }) => {
      // A switch moves at once; what became of it follows.
      setSlackState((before) => before && { ...before, ...settings });
      return changed(setSwitches('', { action, ...settings }));
    },
    orderFault: (fault) => changed(orderAwsFault(fault)),
    setThrottle: (perSecond) => changed(setAwsThrottle(perSecond)),
    setClock: (offsetSeconds) => changed(setAwsClock(offsetSeconds)),
    allOff: () => {
      const slackOff = setSwitches('', { rateLimitNext: 0, slowAppMs: 0, deliverTwice: false });
      if (!traits.hasAws) return changed(slackOff);
      return changed(slackOff, clearAwsFaults(), setAwsThrottle(null), setAwsClock(0));
    },
  };
}
