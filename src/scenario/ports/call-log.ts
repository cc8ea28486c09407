import type { AwsCall } from '../../shared/aws-call.ts';

/** What is remembered of one call to AWS that was made for a demo, or of several alike in a row. */
export interface RecordedCall extends Omit<AwsCall, 'durationMs'> {
  /** Epoch milliseconds of the answer; of the last one, if there were several. */
  readonly at: number;
  /** How many calls in a row were the same and had the same outcome: polls, and what AWS let wait. */
  readonly times: number;
}

/** The most calls that are kept of one demo. */
export const MOST_CALLS = 60;

/** Of more calls, these first ones stay, which are the lesson; the others are the newest ones. */
export const FIRST_CALLS = 40;

/**
 * Remembers what was asked of AWS for each demo, so that it can be explained. Saving the demo does not change it; it is deleted
 * together with the record. Every adapter passes test/contract/call-log.ts.
 */
export interface CallLog {
  /**
   * Adds calls, oldest first. One that is the same as the newest one is counted with it; calls that are just told twice are kept
   * once. Does nothing for a demo that is not there.
   */
  append(demoId: string, calls: readonly RecordedCall[]): Promise<void>;
  /** Oldest first. */
  read(demoId: string): Promise<readonly RecordedCall[]>;
}
