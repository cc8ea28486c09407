import { setTimeout as sleep } from 'node:timers/promises';
import type { EmbeddedAws } from '../../sandbox/aws/start.ts';
import type { AwsCallView } from '../../sandbox/aws/view/view-types.ts';

/**
 * The time between two reads of the call log, in milliseconds. The log keeps only the newest 5000 calls, so a longer
 * time could miss calls.
 */
const LOOK_EVERY_MS = 200;

export interface CallCounts {
  readonly all: number;
  /** How many calls of each operation AWS did not throttle. */
  readonly byOperation: ReadonlyMap<string, number>;
  /** How many calls were throttled. */
  readonly throttled: number;
  /** The seconds from the first call to the last. */
  readonly seconds: number;
}

/** Counts the calls to AWS from now on until `stop` is called. */
export function followCalls(aws: EmbeddedAws): { stop(): Promise<CallCounts> } {
  const byOperation = new Map<string, number>();
  let [all, throttled, since, isOver] = [0, 0, 0, false];
  let [firstAt, lastAt] = [Number.POSITIVE_INFINITY, 0];
  const look = async () => {
    const { newest, calls } = await callsSince(aws, since);
    since = newest;
    for (const { operation, errorCode, at } of calls) {
      all += 1;
      firstAt = Math.min(firstAt, at);
      lastAt = at;
      if (errorCode === 'Throttling') throttled += 1;
      else byOperation.set(operation, (byOperation.get(operation) ?? 0) + 1);
    }
  };
  const following = (async () => {
    since = (await callsSince(aws, 0, 'limit=1')).newest;
    while (!isOver) {
      await look();
      await sleep(LOOK_EVERY_MS);
    }
    await look();
  })();
  return {
    async stop() {
      isOver = true;
      await following;
      return { all, byOperation, throttled, seconds: all === 0 ? 0 : (lastAt - firstAt) / 1000 };
    },
  };
}

/**
 * Returns the calls whose number in the call log is larger than `since`, oldest first.
 * @param query further parameters of `/_sandbox/calls`
 */
export async function callsSince(
  aws: EmbeddedAws,
  since: number,
  query = '',
): Promise<{ readonly newest: number; readonly calls: readonly AwsCallView[] }> {
  const response = await aws.fetch(new Request(`${aws.url}/_sandbox/calls?since=${since}${query && `&${query}`}`));
  return (await response.json()) as { newest: number; calls: AwsCallView[] };
}

/**
 * Returns the operation with the most calls, and the number of its calls, without those that AWS throttled. ListBuckets
 * is left out: S3 allows thousands of calls per second, so its rate limit does not matter here.
 */
export function busiest({ byOperation }: Pick<CallCounts, 'byOperation'>): readonly [operation: string, calls: number] {
  const throttled = [...byOperation].filter(([operation]) => operation !== 'ListBuckets');
  return throttled.reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0]);
}
