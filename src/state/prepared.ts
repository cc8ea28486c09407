import { type Demo, isNobodys, isRunning, type Participant } from '../scenario/demo.ts';
import type { PreparedGroup, TakenTimes } from '../scenario/ports/demo-store.ts';

/** The group in which a demo waits for somebody; nothing for one that is somebody's, or is over. */
export function waitingIn(demo: Demo): PreparedGroup | undefined {
  const { workshopId, scenario } = demo;
  return workshopId !== undefined && isNobodys(demo) && isRunning(demo) ? { workshopId, scenario } : undefined;
}

/** A demo that was prepared ahead, as it is from the moment on at which somebody takes it over. */
export function takenOver(demo: Demo, participant: Participant, times: TakenTimes): Demo {
  return { ...demo, ...times, participant, prepared: demo.prepared && { ...demo.prepared, isTaken: true } };
}
