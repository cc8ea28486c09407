import type { Demo, EndReason } from '../demo.ts';
import type { Actor } from '../participant/operations.ts';
import type { Workshop } from '../workshop/workshop.ts';
import type { Job } from './job-queue.ts';
import type { OrphanReceipt } from './orphan-remover.ts';

/** What happened, for log lines and metrics. Ids and words only, never a secret. */
export interface Events {
  /** A demo was prepared ahead. `demoStarted` follows when somebody takes it over. */
  demoPrepared(demo: Demo): void;
  demoStarted(demo: Demo): void;
  stageEntered(demo: Demo, from: string): void;
  stepFinished(demo: Demo, stepId: string, durationMs: number): void;
  codesRefused(demo: Demo, refusal: string): void;
  proofTaken(demo: Demo, round: string, mfaState: string, outcome: string): void;
  demoEnding(demo: Demo, reason: EndReason): void;
  demoEnded(demo: Demo): void;
  demoStuck(demo: Demo): void;
  /** Removed, or not: `failure` says why. */
  orphanSwept(receipt: OrphanReceipt): void;
  sweepFinished(counts: { woken: number; orphans: number; failed: number }): void;
  /** An admin asked for it. */
  cleanupBegun(by: Actor, targets: { demoIds: readonly string[]; leftoverIds: readonly string[] }): void;
  workshopOpened(workshop: Workshop): void;
  /** Everybody's demo is over. @param joined how many people took part */
  workshopEnded(workshop: Workshop, joined: number): void;
  jobRetried(job: Job, error: unknown): void;
  bug(demoId: string | undefined, incidentId: string, error: unknown): void;
}
