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

/** How often the switches are read while they can change automatically: calls use up faults, and an app reconnects. */
const LOOK_MS = 2000;

/** The switches, their current state, and the functions that change them. */
export interface SwitchBoard extends SwitchStates {
  /** The number of faults that are on. */
  readonly faultCount: number;
  setSlack(order: SwitchOrder): Promise<void>;
  orderFault(fault: AwsFault): Promise<void>;
  setThrottle(perSecond: number | null): Promise<void>;
  setClock(offsetSeconds: number): Promise<void>;
  allOff(): Promise<void>;
}

/**
 * Returns the switches. It reads them again when the connection is back or the window gets the focus, because another
 * window can have changed them.
 */
export function useSwitches(isConnected: boolean): SwitchBoard {
  const view = useLive<AwsView>(AWS_PATH);
  const [slack, setSlackState] = useState<SlackSwitches>();
  const [awsFaults, setAwsFaults] = useState<readonly AwsFault[]>([]);
  const throttlePerSecond = view?.throttle.perSecond ?? null;
  const clockOffsetSeconds = view?.clock.offsetSeconds ?? 0;

  const look = useCallback(async () => {
    // A failure is ignored, because the page already says that the sandbox has stopped.
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
      // Show the change at once; the answer corrects it later.
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
