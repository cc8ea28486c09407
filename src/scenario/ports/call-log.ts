import type { AwsCall } from '../../shared/aws-call.ts';

/** One AWS call that was made for a demo, or several equal calls in a row. */
export interface RecordedCall extends Omit<AwsCall, 'durationMs'> {
  /** When the last answer came, in epoch milliseconds. */
  readonly at: number;
  /** How many calls in a row had the same parameters and the same outcome: polls, and throttled calls. */
  readonly times: number;
}

/** How many calls of one demo are kept. */
export const MOST_CALLS = 60;

/**
 * If a demo has made more calls than MOST_CALLS, this many of its first calls are kept, because they show the lesson.
 * The other calls that are kept are the newest ones.
 */
export const FIRST_CALLS = 40;

/**
 * Keeps the AWS calls of each demo, so that the bot can explain them to the participant. Saving the demo does not
 * change them. They are deleted together with the record. Every adapter passes test/contract/call-log.ts.
 */
export interface CallLog {
  /**
   * Adds calls, oldest first. A call that is equal to the newest one raises its `times`. Appending the same calls again
   * changes nothing. Does nothing if there is no such demo.
   */
  append(demoId: string, calls: readonly RecordedCall[]): Promise<void>;
  /** Returns the calls, oldest first. */
  read(demoId: string): Promise<readonly RecordedCall[]>;
}
