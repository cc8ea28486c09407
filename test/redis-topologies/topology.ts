import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** Several Redis servers that can replace each other. */
export interface Topology {
  /** The settings with which the bot finds the servers. */
  readonly settings: Readonly<Record<string, string>>;
  /** Makes the primary fail or give up its role. Resolves when another server is the primary and accepts writes. */
  failOver(): Promise<void>;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 20;
const LONGEST_MS = 60_000;

/** Waits until a condition holds; a condition that throws does not hold. @throws Error after 60 seconds */
export async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + LONGEST_MS;
  while (!(await isSo().catch(() => false))) {
    if (Date.now() > until) throw new Error(`This did not happen within ${LONGEST_MS / 1000} s: ${what}.`);
    await sleep(LOOK_EVERY_MS);
  }
}

/** Opens a client that repeats commands and connections without a limit. */
export function askServer(port: number): Redis {
  const client = new Redis({ port, maxRetriesPerRequest: null, retryStrategy: () => LOOK_EVERY_MS });
  return client.on('error', () => undefined);
}

export async function isPrimary(client: Redis): Promise<boolean> {
  return (await client.role())[0] === 'master';
}

/** Returns whether the replica is connected to its primary; the newest writes may still be on their way. */
export async function isInStep(replica: Redis): Promise<boolean> {
  return /^master_link_status:up/m.test(await replica.info('replication'));
}

/**
 * Waits until a replica has all earlier writes of this primary. Replicas get writes in order, so one new write is
 * enough to know.
 */
export async function untilReplicated(primary: Redis): Promise<void> {
  await primary.set('test:last-write', '');
  await eventually('a replica has every write', async () => (await primary.wait(1, 1000)) >= 1);
}
