import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateUserCommand } from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { tagsOf } from '../../src/scenario/naming.ts';
import { createRedisAuditTrail } from '../../src/state/audit-trail.ts';
import { startWorld } from '../aws/world.ts';
import { findRedis } from '../support/redis.ts';
import { exitOf, runSource, startSource } from '../support/run-source.ts';
import { folderWith } from '../support/terminal.ts';
import { useRedis } from '../support/use-redis.ts';

const LONG = { timeout: 60_000 };
const QUIET = { stderr: '' };

/** Runs a program whose standard output nobody reads. */
async function unread(file: string, args: readonly string[], env?: Readonly<Record<string, string>>) {
  const { child, said } = startSource(file, args, env && { env });
  child.stdout.destroy();
  return { code: await exitOf(child), stderr: said.stderr };
}

test.each<[string, readonly string[]]>([
  ['scripts/prose.ts', ['src/aws']],
  ['scripts/test-suspects.ts', []],
  ['bench/main.ts', ['start', '--quick']],
  ['confirm/main.ts', ['--list']],
])('%s writes no error when the reader of its output has ended', LONG, async (file, args) => {
  expect(await unread(file, args)).toMatchObject(QUIET);
});

test('npm run messages writes its page even if nobody reads its output', LONG, async () => {
  const file = join(await folderWith('page.html', ''), 'page.html');
  expect(await unread('scripts/messages.ts', [file])).toEqual({ code: 0, ...QUIET });
  expect(await readFile(file, 'utf8')).toContain('</html>');
});

test('npm run check-policy exits with 1 for a policy with a hole even if nobody reads its output', LONG, async () => {
  const Statement = [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }];
  const policy = JSON.stringify({ Version: '2012-10-17', Statement });
  const file = join(await folderWith('leaky.json', policy), 'leaky.json');
  expect(await unread('sandbox/cli/check-policy.ts', [file])).toEqual({ code: 1, ...QUIET });
});

test('npm run sweep removes all leftovers and exits with 0 even if nobody reads its output', LONG, async () => {
  const { admin, embedded: aws } = await startWorld();
  const tags = tagsOf({ demoId: 'abc123def456', deadlineAt: Date.now() - 86_400_000 }, 'default');
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  await admin.send(new CreateUserCommand({ UserName: 'mfa-demo-abc123def456', Path: '/mfa-demo/default/', Tags }));
  expect(await unread('src/main.ts', ['sweep'], aws.env)).toEqual({ code: 0, ...QUIET });
  expect(aws.view().users.map(({ userName }) => userName)).toEqual(['sandbox-admin']);
});

describe.skipIf(!findRedis())('npm run audit', () => {
  const world = useRedis();

  test('exits with 0 and writes no error if nobody reads its output', LONG, async () => {
    const trail = createRedisAuditTrail({ redis: world.redis, prefix: 'mfa-demo:default' });
    await trail.append({ at: Date.now(), event: 'demo-started', details: {}, awsRequestIds: [] });
    expect(await unread('src/main.ts', ['audit'], { REDIS_URL: world.server.url })).toEqual({ code: 0, ...QUIET });
  });
});

test('npm run bench reports a wrong number of people in one line, without a stack trace', LONG, async () => {
  expect(await runSource('bench/main.ts', ['--people', 'x'])).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(
      /^error: .*--people <numbers>.* Give whole numbers, 1 or more, with commas between\.\n$/,
    ),
  });
});
