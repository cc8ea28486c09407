import { afterEach, describe } from 'vitest';
import type { JobQueue } from '../../src/scenario/ports/job-queue.ts';
import { describeFailures } from './job-queue-failures.ts';
import { type OpenQueue, sceneSetter } from './job-queue-scene.ts';
import { describeTurns } from './job-queue-turns.ts';

/** Tests what every JobQueue promises. */
export function describeJobQueue(name: string, open: OpenQueue): void {
  describe(`${name} keeps the promises of a JobQueue`, () => {
    const opened: JobQueue[] = [];
    afterEach(async () => {
      for (const queue of opened.splice(0)) await queue.stop();
    });
    describeTurns(sceneSetter(open, opened));
    describeFailures(sceneSetter(open, opened));
  });
}
