import { type Demo, isNobodys, isRunning, type Participant } from '../scenario/demo.ts';
import type { PreparedGroup, TakenTimes } from '../scenario/ports/demo-store.ts';

/**
 * Returns the group in which a prepared demo waits for a participant, or undefined if it has a participant or is over.
 */
export function waitingIn(demo: Demo): PreparedGroup | undefined {
  const { workshopId, scenario } = demo;
  return workshopId !== undefined && isNobodys(demo) && isRunning(demo) ? { workshopId, scenario } : undefined;
}

/** Returns the prepared demo with `participant` instead of the placeholder, and with a new start and deadline. */
export function takenOver(demo: Demo, participant: Participant, times: TakenTimes): Demo {
  return { ...demo, ...times, participant, prepared: demo.prepared && { ...demo.prepared, isTaken: true } };
}
