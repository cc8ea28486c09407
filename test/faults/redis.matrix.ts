import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { createAwsAccount } from '../../src/aws/account.ts';
import { SCENARIOS } from '../../src/scenario/scenarios.ts';
import { removeAllOrphans } from '../../src/scenario/sweep/orphan-remover.ts';
import { orphanParts } from '../../src/scenario/sweep/sweep.ts';
import { createRedisDemoStore } from '../../src/state/redis-demo-store.ts';
import { createSealer, randomKey } from '../../src/state/sealer.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { faultMatrix, type PlannedCell } from './matrix.ts';
import { atFirst, STAGES } from './stages.ts';
import type { FaultWorld } from './world.ts';

const AWAY_MS = 20_000;
/** Longer than the grace period of an orphan, in milliseconds. */
const LATER_MS = 3_600_000;

const happenings: Record<string, (redis: TestRedis) => Promise<void>> = {
  restarted: (redis) => redis.restart(),
  'away for 20 s': async (redis) => {
    await redis.kill();
    await sleep(AWAY_MS);
    await redis.start();
  },
  'silent for 20 s': async (redis) => {
    redis.pause();
    await sleep(AWAY_MS);
    redis.resume();
  },
  emptied: async (redis) => {
    const client = new Redis(redis.url);
    await client.flushall();
    client.disconnect();
  },
};

faultMatrix(
  'Redis',
  Object.entries(happenings).flatMap(([fault, happen]) =>
    STAGES.map((stage): PlannedCell => {
      let url = '';
      return {
        where: `in ${stage}`,
        fault,
        mayOverlap: fault === 'emptied',
        open: async () => {
          const redis = await startRedis({ appendOnly: true });
          url = redis.url;
          let happening: Promise<void> | undefined;
          const onCall = atFirst(stage, () => {
            happening = happen(redis);
          });
          const close = async () => {
            await happening;
            await redis.stop();
          };
          return { world: { redisUrl: redis.url, onCall }, close };
        },
        ...(fault === 'emptied' ? { after: (world: FaultWorld) => sweepLater(world, url) } : {}),
      };
    }),
  ),
);

/** Removes orphans as the periodic sweep does, with a clock one hour ahead, when their grace period is over. */
async function sweepLater({ config }: FaultWorld, url: string): Promise<void> {
  const redis = new Redis(url);
  const aws = createAwsAccount(config.aws);
  const prefix = `mfa-demo:${config.demo.installation}`;
  const store = createRedisDemoStore({ scenarios: SCENARIOS, redis, prefix, sealer: createSealer([randomKey()]) });
  try {
    const later = { ...aws, now: () => aws.now() + LATER_MS };
    await removeAllOrphans(orphanParts({ aws: later, store, settings: config.demo }));
  } finally {
    aws.close();
    redis.disconnect();
  }
}
