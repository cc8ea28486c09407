import { ConfigError } from '../../src/errors.ts';
import { createBullMqQueue } from '../../src/queue/bullmq-queue.ts';
import { connectRedis } from '../../src/state/connect-redis.ts';

/**
 * A process that takes one job and does not come back from it, for tests that kill it there.
 * Arguments: the Redis URL, the queue's prefix, where it hangs (`run` or `giving-up`), and how long its locks live in milliseconds.
 */
const [url = '', prefix = '', hangsIn, lockMs] = process.argv.slice(2);
const hang = (word: string) => {
  process.stdout.write(`${word}\n`);
  return new Promise<never>(() => {});
};

const queue = createBullMqQueue({
  redis: connectRedis(url, () => {}),
  prefix,
  clock: Date,
  concurrency: 1,
  lockDurationMs: Number(lockMs),
});
await queue.start({
  async run(job) {
    if (hangsIn === 'run') return hang(`runs ${job.jobId}`);
    throw new ConfigError('the bot may not do that');
  },
  onGivenUp: (job) => hang(`gives up ${job.jobId}`),
});
