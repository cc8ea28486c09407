import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Redis } from 'ioredis';

export interface TestRedis {
  readonly url: string;
  readonly port: number;
  /** Stops the process (SIGSTOP): the server stays connected and does not answer until `resume`. */
  pause(): void;
  resume(): void;
  /** Ends the server as a crash does (SIGKILL); the files that it has written remain. */
  kill(): Promise<void>;
  /** Starts a killed server again, on the same port and with the same folder. */
  start(): Promise<void>;
  restart(): Promise<void>;
  /** Ends the server and deletes its folder. */
  stop(): Promise<void>;
}

/** Returns the path of a `redis-server` or `valkey-server`, or `undefined`: then tests that need it are skipped. */
export function findRedis(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return ['redis-server', 'valkey-server']
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find(isExecutable);
}

interface RedisOptions {
  readonly appendOnly?: boolean;
  /** More settings, with the names of redis.conf. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

/** Starts a server on a free port, with its own temporary folder. */
export async function startRedis(options: RedisOptions = {}): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'mfa-demo-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server = await launch(folder, port, options);

  async function kill(): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill('SIGKILL');
    await exited;
  }
  async function start(): Promise<void> {
    server = await launch(folder, port, options);
  }
  return {
    url,
    port,
    pause: () => void server.kill('SIGSTOP'),
    resume: () => void server.kill('SIGCONT'),
    kill,
    start,
    async restart() {
      await kill();
      await start();
    },
    async stop() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function launch(
  folder: string,
  port: number,
  { appendOnly = false, settings: more }: RedisOptions,
): Promise<ChildProcess> {
  const path = findRedis();
  if (path === undefined) throw new Error('There is no redis-server on the PATH.');
  const settings = {
    port,
    bind: '127.0.0.1',
    dir: folder,
    save: '',
    appendonly: appendOnly ? 'yes' : 'no',
    appendfsync: 'always',
    'maxmemory-policy': 'noeviction',
    ...more,
  };
  const server = spawn(
    path,
    Object.entries(settings).flatMap(([name, value]) => [`--${name}`, `${value}`]),
    {
      stdio: 'ignore',
    },
  );
  // The server must also end when the test run crashes.
  const end = () => void server.kill('SIGKILL');
  process.once('exit', end);
  server.once('exit', () => process.removeListener('exit', end));
  await untilItAnswers(server, port);
  return server;
}

async function untilItAnswers(server: ChildProcess, port: number): Promise<void> {
  const client = new Redis(port, { retryStrategy: () => 10, maxRetriesPerRequest: null });
  client.on('error', () => {});
  const died = once(server, 'exit').then(() => {
    throw new Error(`The redis-server for port ${port} ended at its start.`);
  });
  died.catch(() => {});
  try {
    await Promise.race([client.ping(), died]);
  } finally {
    client.disconnect();
  }
}

/**
 * Returns a free port. It is below the range from which systems assign ports to programs, so that no other program gets
 * it before it is used here.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_768);
    const probe = createServer().listen(port, '127.0.0.1');
    const isFree = await once(probe, 'listening').then(
      () => true,
      () => false,
    );
    await new Promise((resolve) => probe.close(resolve));
    if (isFree) return port;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
