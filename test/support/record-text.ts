import type { Redis } from 'ioredis';
import { unpack } from '../../src/state/packed-text.ts';

/** Returns the record of a demo as JSON, or an empty text if there is none. */
export async function recordText(redis: Pick<Redis, 'hget'>, key: string): Promise<string> {
  return unpack((await redis.hget(key, 'record')) ?? '');
}
