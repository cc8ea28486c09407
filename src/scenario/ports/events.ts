import type { Demo, EndReason } from '../demo.ts';
import type { Actor } from '../participant/operations.ts';
import type { Workshop } from '../workshop/workshop.ts';
import type { Job } from './job-queue.ts';
import type { OrphanReceipt } from './orphan-remover.ts';

/**
 * Functions that are called for each business event. They write log lines, metrics and audit records, which contain ids
 * and words, never a secret.
 */
export interface Events {
  /** A demo was prepared ahead. `demoStarted` follows when a participant takes it over. */
  demoPrepared(demo: Demo): void;
  demoStarted(demo: Demo): void;
  stageEntered(demo: Demo, from: string): void;
  stepFinished(demo: Demo, stepId: string, durationMs: number): void;
  codesRefused(demo: Demo, refusal: string): void;
  proofTaken(demo: Demo, round: string, mfaState: string, outcome: string): void;
  demoEnding(demo: Demo, reason: EndReason): void;
  demoEnded(demo: Demo): void;
  demoStuck(demo: Demo): void;
  /** A sweep has tried to remove an orphan. If something is left, `failure` says why. */
  orphanSwept(receipt: OrphanReceipt): void;
  sweepFinished(counts: { woken: number; orphans: number; failed: number }): void;
  /** An admin started a cleanup. */
  cleanupBegun(by: Actor, targets: { demoIds: readonly string[]; leftoverIds: readonly string[] }): void;
  workshopOpened(workshop: Workshop): void;
  /** All demos of the workshop have ended or are stuck. @param joined how many people took part */
  workshopEnded(workshop: Workshop, joined: number): void;
  jobRetried(job: Job, error: unknown): void;
  bug(demoId: string | undefined, incidentId: string, error: unknown): void;
}
