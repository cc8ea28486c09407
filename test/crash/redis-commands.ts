import { createHash } from 'node:crypto';
import * as bullMqScripts from 'bullmq/dist/esm/scripts/index.js';
import * as storeScripts from '../../src/state/redis-scripts.ts';
import * as workshopScripts from '../../src/state/workshops/redis-workshop-scripts.ts';

/** Redis commands that write. */
const WRITES = new Set(
  `APPEND BRPOPLPUSH BZPOPMAX BZPOPMIN DEL EXPIRE FLUSHALL GETDEL GETSET HDEL HINCRBY HMSET HSET INCR LMOVE LPOP LPUSH
   LREM LTRIM MSET PERSIST PEXPIRE PEXPIREAT PUBLISH RENAME RPOP RPOPLPUSH RPUSH SADD SET SETEX SETNX SPOP SREM UNLINK
   XACK XADD XDEL XTRIM ZADD ZINCRBY ZPOPMIN ZREM ZREMRANGEBYSCORE`.split(/\s+/),
);
const READING_SCRIPTS = /^(?:bullmq (?:get|is[A-Z]|paginate)|state (?:FIND|LIST))/;
/** Writes that an idle queue repeats; their number depends only on the clock. */
const HOUSEKEEPING = /moveStalledJobsToWait|extendLock|BZPOPMIN|renew demo-lock|script far-jobs/;

const scriptNames = new Map<string, string>();
for (const { name, content } of Object.values(bullMqScripts) as { name?: string; content?: string }[]) {
  if (name && content) scriptNames.set(sha1(content), `bullmq ${name}`);
}
for (const [family, scripts] of Object.entries({ state: storeScripts, workshops: workshopScripts })) {
  for (const [name, text] of Object.entries(scripts)) {
    if (typeof text === 'string') scriptNames.set(sha1(text), `${family} ${name}`);
  }
}

/**
 * Returns the name of a writing command without the parts that differ between runs; `undefined` for a reading command.
 */
export function writeNameOf(command: readonly string[]): string | undefined {
  const [verb = '', first = '', , key = ''] = command;
  const upper = verb.toUpperCase();
  if (upper === 'EVAL' || upper === 'EVALSHA') {
    const name = scriptNames.get(upper === 'EVAL' ? sha1(first) : first.toLowerCase()) ?? inlineName(first, key);
    return READING_SCRIPTS.test(name) ? undefined : name;
  }
  return WRITES.has(upper) ? `${upper} ${kindOf(first)}` : undefined;
}

/**
 * Returns true for a command that an idle queue repeats, so that the number of its points depends only on the clock.
 */
export function isHousekeeping(pointName: string): boolean {
  return HOUSEKEEPING.test(pointName);
}

/** Returns a name for a script that is sent as text, for example a script of a lock. */
function inlineName(text: string, key: string): string {
  const verb = /'PEXPIRE'/.test(text) ? 'renew' : /'DEL'/.test(text) ? 'release' : 'script';
  return `${verb} ${kindOf(key)}`;
}

/** Returns the kind of a key: `{prefix}:demo-lock:<id>` -> `demo-lock`. */
function kindOf(key: string): string {
  return key.replace(/^\{[^}]*\}:?/, '').replace(/:.*$/, '') || 'key';
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
