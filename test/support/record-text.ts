import type { Redis } from 'ioredis';
import { unpack } from '../../src/state/packed-text.ts';

/** The record of a demo as JSON, or an empty text where there is none. */
export async function recordText(redis: Pick<Redis, 'hget'>, key: string): Promise<string> {
  return unpack((await redis.hget(key, 'record')) ?? '');
}
