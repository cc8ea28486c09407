import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** Several servers that stand in for each other. */
export interface Topology {
  /** Where they are, as the bot's settings say it. */
  readonly settings: Readonly<Record<string, string>>;
  /** Takes the primary away. Resolves when another server is the primary and takes writes. */
  failOver(): Promise<void>;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 20;
const LONGEST_MS = 60_000;

export async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + LONGEST_MS;
  while (!(await isSo().catch(() => false))) {
    if (Date.now() > until) throw new Error(`This did not happen: ${what}.`);
    await sleep(LOOK_EVERY_MS);
  }
}

/** A client of the test's own, which tries again for as long as it takes. */
export function askServer(port: number): Redis {
  const client = new Redis({ port, maxRetriesPerRequest: null, retryStrategy: () => LOOK_EVERY_MS });
  return client.on('error', () => undefined);
}

export async function isPrimary(client: Redis): Promise<boolean> {
  return (await client.role())[0] === 'master';
}

/** Whether the replica follows its primary; what was written just now may still be on its way. */
export async function isInStep(replica: Redis): Promise<boolean> {
  return /^master_link_status:up/m.test(await replica.info('replication'));
}

/** Waits until a replica has everything that was written to this primary before: replicas get it in the same order. */
export async function untilReplicated(primary: Redis): Promise<void> {
  await primary.set('test:last-write', '');
  await eventually('a replica has every write', async () => (await primary.wait(1, 1000)) >= 1);
}
