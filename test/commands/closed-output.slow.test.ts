import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { tagsOf } from '../../src/scenario/naming.ts';
import { createRedisAuditTrail } from '../../src/state/audit-trail.ts';
import { findRedis } from '../support/redis.ts';
import { exitOf, runSource, startSource } from '../support/run-source.ts';
import { useRedis } from '../support/use-redis.ts';

const LONG = { timeout: 60_000 };
const QUIET = { stderr: '' };

/** Runs a program whose output nobody reads. */
async function unread(file: string, args: readonly string[], env?: Readonly<Record<string, string>>) {
  const { child, said } = startSource(file, args, env && { env });
  child.stdout.destroy();
  return { code: await exitOf(child), stderr: said.stderr };
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mfa-demo-unread-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test.each<[string, readonly string[]]>([
  ['scripts/prose.ts', ['src/aws']],
  ['scripts/test-suspects.ts', []],
  ['bench/main.ts', ['start', '--quick']],
  ['confirm/main.ts', ['--list']],
])('%s ends quietly when the reader of its output has ended', LONG, async (file, args) => {
  expect(await unread(file, args)).toMatchObject(QUIET);
});

test('npm run messages writes its page even if nobody reads that it did', LONG, async () => {
  expect(await unread('scripts/messages.ts', [join(await newFolder(), 'page.html')])).toEqual({ code: 0, ...QUIET });
});

test('npm run check-policy keeps the exit code for a hole', LONG, async () => {
  const file = join(await newFolder(), 'leaky.json');
  const Statement = [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }];
  await writeFile(file, JSON.stringify({ Version: '2012-10-17', Statement }));
  expect(await unread('sandbox/cli/check-policy.ts', [file])).toEqual({ code: 1, ...QUIET });
});

test('npm run sweep removes everything and keeps its exit code', LONG, async () => {
  const aws = await startEmbeddedAws({ propagationSeconds: 0 });
  const admin = new IAMClient({ region: aws.region, endpoint: aws.url, credentials: aws.adminKey });
  onTestFinished(async () => {
    admin.destroy();
    await aws.close();
  });
  const tags = tagsOf({ demoId: 'abc123def456', deadlineAt: Date.now() - 86_400_000 }, 'default');
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  await admin.send(new CreateUserCommand({ UserName: 'mfa-demo-abc123def456', Path: '/mfa-demo/default/', Tags }));
  expect(await unread('src/main.ts', ['sweep'], aws.env)).toEqual({ code: 0, ...QUIET });
  expect(aws.view().users.map(({ userName }) => userName)).toEqual(['sandbox-admin']);
});

describe.skipIf(!findRedis())('npm run audit', () => {
  const world = useRedis();

  test('ends quietly', LONG, async () => {
    const trail = createRedisAuditTrail({ redis: world.redis, prefix: 'mfa-demo:default' });
    await trail.append({ at: Date.now(), event: 'demo-started', details: {}, awsRequestIds: [] });
    expect(await unread('src/main.ts', ['audit'], { REDIS_URL: world.server.url })).toEqual({ code: 0, ...QUIET });
  });
});

test('npm run bench names a wrong number of people in one sentence', LONG, async () => {
  expect(await runSource('bench/main.ts', ['--people', 'x'])).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^error: .*--people <numbers>.* Give whole numbers with commas between\.\n$/),
  });
});
