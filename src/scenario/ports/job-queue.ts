/**
 * Lower numbers run first: a person's code lives 30 seconds, and nobody waits for what is made in the background. A workshop has one short
 * job every few seconds, and its trainer looks at it while everybody's demo is being prepared.
 */
export const PRIORITIES = {
  code: 1,
  workshop: 1,
  preparing: 2,
  background: 3,
  teardown: 4,
  telling: 4,
  sweep: 5,
} as const;

export type Priority = keyof typeof PRIORITIES;

/** "Bring this demo as far as it can go now." Carries no secret and no state: those are in the record. */
export interface Job {
  /** Deterministic: a job whose id is already waiting is not added twice. */
  readonly jobId: string;
  /** Jobs with the same one never overlap. Two kinds of job are of no demo, and their priority tells them apart: the sweep, with `sweep` here, and those of a workshop, with its id. */
  readonly demoId: string;
  readonly priority: Priority;
  /** Epoch milliseconds; absent means now. */
  readonly runAt?: number | undefined;
}

/**
 * Says when work runs. Every adapter passes test/contract/job-queue.ts: jobs of one demo never overlap,
 * a job that is enqueued while its twin runs runs once more afterwards, an UpstreamError is tried again with
 * backoff and jitter, and a job that has used up its tries is handed to `onGivenUp`.
 */
export interface JobQueue {
  enqueue(job: Job): Promise<void>;
  /**
   * Runs the job once in every slot of `everyMs` milliseconds, however often and by however many bots this is asked. Each
   * run has an id of its own, which ends with its time. Ask again from time to time: an emptied queue has forgotten it.
   */
  repeat(job: Job, everyMs: number): Promise<void>;
  start(handlers: JobHandlers): Promise<void>;
  /** Takes no new work and waits for the running jobs. */
  stop(): Promise<void>;
  /** For operators: how much is to be done. Throws UpstreamError when it cannot be asked. */
  backlog(): Promise<Backlog>;
}

export interface Backlog {
  /** Jobs that could run now. */
  readonly waiting: number;
  /** Jobs whose time has not come, retries among them. */
  readonly delayed: number;
  readonly running: number;
  /** How long the oldest of the waiting ones has waited, in milliseconds; 0 when none waits. */
  readonly oldestWaitingMs: number;
}

export interface JobHandlers {
  run(job: Job): Promise<void>;
  /** The last try failed, or the failure was not an UpstreamError. */
  onGivenUp(job: Job, error: unknown): Promise<void>;
}
