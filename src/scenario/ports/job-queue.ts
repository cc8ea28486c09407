/**
 * Lower numbers run first. A person's code expires after 30 seconds, so it comes first; no person waits for background
 * work. A workshop also comes first: it has only one short job every few seconds, and its trainer watches the board
 * while all demos are being prepared.
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

/** A request to move one demo as far as possible. It contains no secret and no state: those are in the record. */
export interface Job {
  /**
   * A deterministic id. If a job with this id and the same `runAt` already waits, a second one is not added. If jobs
   * with this id have different times, a queue may run all of them, or only the earliest. That is enough, because each
   * run enqueues the jobs that must follow.
   */
  readonly jobId: string;
  /**
   * The demo. Jobs with the same demo id never overlap. Two kinds of jobs have no demo, and are recognized by their
   * priority: the sweep has `sweep` here, and a job of a workshop has the workshop's id.
   */
  readonly demoId: string;
  readonly priority: Priority;
  /** Epoch milliseconds; absent means now. */
  readonly runAt?: number | undefined;
}

/**
 * Runs jobs. Every adapter passes test/contract/job-queue.ts: jobs of one demo never overlap; a job that is enqueued
 * while a job with the same id runs, runs once more afterwards; after an UpstreamError a job is tried again, with
 * backoff and jitter, and after a ConflictError at once; a job that has used up its tries is passed to `onGivenUp`.
 */
export interface JobQueue {
  /** Adds a job. @throws UpstreamError when the queue cannot be reached */
  enqueue(job: Job): Promise<void>;
  /**
   * Runs the job once in every slot of `everyMs` milliseconds. Several calls, also by several bots, have the same
   * effect as one. The id of each run ends with its time. Call it again in every slot: the queue in memory enqueues
   * only the next run, and a queue in Redis that was emptied has lost the repetition.
   */
  repeat(job: Job, everyMs: number): Promise<void>;
  start(handlers: JobHandlers): Promise<void>;
  /** Takes no new jobs and waits for the running jobs. */
  stop(): Promise<void>;
  /** Returns how many jobs there are, for operators. @throws UpstreamError when the queue cannot be reached */
  backlog(): Promise<Backlog>;
}

export interface Backlog {
  /** Jobs that could run now. */
  readonly waiting: number;
  /** Jobs whose time has not come, including retries. */
  readonly delayed: number;
  readonly running: number;
  /** How long the oldest waiting job has waited, in milliseconds; 0 when no job waits. */
  readonly oldestWaitingMs: number;
}

export interface JobHandlers {
  run(job: Job): Promise<void>;
  /** Called when the last try failed, or when the error was neither an UpstreamError nor a ConflictError. */
  onGivenUp(job: Job, error: unknown): Promise<void>;
}
