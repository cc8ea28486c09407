import { ConfigError, UpstreamError } from '../../src/errors.ts';
import { createBullMqQueue } from '../../src/queue/bullmq-queue.ts';
import { connectTo } from '../support/connect-to-redis.ts';

/**
 * A process that takes one job and gets stuck in it, for tests that kill it there. Arguments: the Redis URL, the
 * queue's prefix, what it does (it gets stuck in `run` or `giving-up`, or `fails` with an error that is tried again),
 * how long its locks last in milliseconds.
 */
const [url = '', prefix = '', does, lockMs] = process.argv.slice(2);
const hang = (word: string) => {
  process.stdout.write(`${word}\n`);
  return new Promise<never>(() => {});
};

const queue = createBullMqQueue({
  redis: connectTo(url).client,
  openPatient: () => connectTo(url, { isPatient: true }),
  prefix,
  clock: Date,
  concurrency: 1,
  lockDurationMs: Number(lockMs),
});
await queue.start({
  async run(job) {
    if (does === 'run') return hang(`runs ${job.jobId}`);
    if (does === 'fails') throw new UpstreamError('aws', 'Throttling', 'Rate exceeded');
    throw new ConfigError('the bot may not do that');
  },
  onGivenUp: (job) => hang(`gives up ${job.jobId}`),
});
