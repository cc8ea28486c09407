import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { expect } from 'vitest';
import { unpack } from '../../src/state/packed-text.ts';

const MOST_LISTINGS = 5;

/**
 * Returns all data of a Redis as one text: its keys and values, its files (as latin1), and the decompressed content of
 * every compressed (packed) text in them.
 */
export async function redisBytes(redis: Redis): Promise<string> {
  const bytes = `${await valuesOf(redis)}\n${await filesOf(redis)}`;
  return `${bytes}\n${unpackedIn(bytes)}`;
}

/** Returns the content of every compressed text in the bytes, because a search finds no secret in compressed text. */
function unpackedIn(bytes: string): string {
  const words = new Set(bytes.match(/(?<![A-Za-z0-9_-])z[A-Za-z0-9_-]+/g));
  return [...words].map(unpackedOrNothing).join('\n');
}

function unpackedOrNothing(word: string): string {
  try {
    return unpack(word);
  } catch {
    return '';
  }
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
    // The key was deleted after it was listed.
    none: async () => '',
  };
  const reading = read[type];
  if (!reading) throw new Error(`redisBytes cannot read a key of the type ${type}`);
  return textsIn(await reading()).join('\n');
}

function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)]);
}

/**
 * Returns the content of Redis's files: a new dump, without compression, and the append-only files. These contain every
 * write since their last rewrite, and from the first call on, Redis does not rewrite them because of their size.
 */
async function filesOf(redis: Redis): Promise<string> {
  await redis.config('SET', 'rdbcompression', 'no');
  await redis.config('SET', 'auto-aof-rewrite-percentage', '0');
  await untilDiskIsQuiet(redis);
  await redis.save();
  const [, folder = ''] = (await redis.config('GET', 'dir')) as string[];
  for (let listing = 1; listing <= MOST_LISTINGS; listing += 1) {
    const contents = await readFolder(folder);
    if (contents !== undefined) return contents;
  }
  throw new Error(`Files in ${folder} changed during each of ${MOST_LISTINGS} attempts to read them.`);
}

/** Waits until Redis writes no dump and rewrites no append-only file. */
export async function untilDiskIsQuiet(redis: Redis): Promise<void> {
  await expect.poll(() => writesInProgress(redis), { timeout: 30_000, interval: 10 }).toEqual([]);
}

async function writesInProgress(redis: Redis): Promise<string[]> {
  const names = /^(rdb_bgsave_in_progress|aof_rewrite_in_progress|aof_rewrite_scheduled):1/gm;
  return [...(await redis.info('persistence')).matchAll(names)].map(([, name = '']) => name);
}

/**
 * Returns the contents of all files, each after the name of the file. Returns `undefined` if a file was added, removed
 * or renamed while they were read.
 */
async function readFolder(folder: string): Promise<string | undefined> {
  const files = await filesIn(folder);
  const contents = await Promise.all(files.map(readIfThere));
  const isComplete = !contents.includes(undefined) && files.join() === (await filesIn(folder)).join();
  return isComplete ? files.map((file, index) => `${file}\n${contents[index]}`).join('\n') : undefined;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.toSorted();
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'latin1');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
