import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { recordText } from '../support/record-text.ts';
import type { Town } from './town.ts';

const LOOK_EVERY_MS = 100;
const PATH = '/mfa-demo/';
const RECORD_KEY = /\}:demo:([a-z0-9]+)$/;

export interface UsersSeen {
  /** How many IAM users existed in total. */
  readonly users: number;
  /** The highest number of users that one person had at the same time. */
  readonly mostPerPerson: number;
}

/**
 * Reads the users of the account every 100 ms. `stop` finds the person of each user in the records, which stay in Redis
 * for a day after the demo.
 */
export function watchUsers({ aws, redisUrl }: Town): { stop(): Promise<UsersSeen> } {
  const moments = new Set<string>();
  let isOver = false;
  const watching = (async () => {
    for (; !isOver; await sleep(LOOK_EVERY_MS)) {
      const ours = aws.view().users.filter(({ path }) => path.startsWith(PATH));
      moments.add(ours.map(({ userName }) => userName).join(' '));
    }
  })();
  return {
    async stop() {
      isOver = true;
      await watching;
      const ownerOf = await owners(redisUrl);
      const all = [...moments].map((moment) => moment.split(' ').filter((name) => name !== ''));
      const most = all.map((names) => mostOf(names.map((name) => ownerOf.get(name) ?? `nobody: ${name}`)));
      return { users: new Set(all.flat()).size, mostPerPerson: Math.max(0, ...most) };
    },
  };
}

/** Returns the Slack user id for each name of an IAM user. */
async function owners(redisUrl: string): Promise<Map<string, string>> {
  const redis = new Redis(redisUrl);
  try {
    const found = new Map<string, string>();
    for (const key of await redis.keys('*:demo:*')) {
      const demoId = RECORD_KEY.exec(key)?.[1];
      const record = demoId === undefined ? '' : await recordText(redis, key);
      const userId = /"userId":"(\w+)"/.exec(record)?.[1];
      if (userId) found.set(`mfa-demo-${demoId}`, userId);
    }
    return found;
  } finally {
    redis.disconnect();
  }
}

function mostOf(names: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}
