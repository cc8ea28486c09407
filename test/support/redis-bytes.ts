import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Redis } from 'ioredis';

/** Everything that a Redis holds now, read key by key and as whoever steals its disk would: binary, as latin1 text. */
export async function redisBytes(redis: Redis): Promise<string> {
  return `${await valuesOf(redis)}\n${await filesOf(redis)}`;
}

async function valuesOf(redis: Redis): Promise<string> {
  const found: string[] = [];
  for await (const keys of redis.scanStream({ count: 500 })) {
    for (const key of keys as string[]) found.push(key, await rawValue(redis, key));
  }
  return found.join('\n');
}

async function rawValue(redis: Redis, key: string): Promise<string> {
  const type = await redis.type(key);
  const read: Readonly<Record<string, () => Promise<unknown>>> = {
    string: () => redis.get(key),
    hash: () => redis.hgetall(key),
    list: () => redis.lrange(key, 0, -1),
    set: () => redis.smembers(key),
    zset: () => redis.zrange(key, 0, -1, 'WITHSCORES'),
    stream: () => redis.xrange(key, '-', '+'),
    // It went away since it was listed.
    none: async () => '',
  };
  const reading = read[type];
  if (!reading) throw new Error(`a key of the type ${type} cannot be read here`);
  return textsIn(await reading()).join('\n');
}

function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)]);
}

/** The dump, and the append-only files with every write since the start; their texts are not compressed. */
async function filesOf(redis: Redis): Promise<string> {
  await redis.config('SET', 'rdbcompression', 'no');
  await redis.save();
  const [, folder = ''] = (await redis.config('GET', 'dir')) as string[];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(files.map((file) => readFile(file, 'latin1')));
  return files.map((file, index) => `${file}\n${contents[index]}`).join('\n');
}
