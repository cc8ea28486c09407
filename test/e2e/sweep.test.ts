import { AddUserToGroupCommand, CreateGroupCommand, CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { expect, onTestFinished, test } from 'vitest';
import { startTestWorld } from '../support/world.ts';

test('a bot sweeps automatically after its start, and logs the orphans that it could not remove', async () => {
  await using world = await startTestWorld({ sweeps: {} });
  const admin = new IAMClient({ region: 'us-east-1', endpoint: world.aws.url, credentials: world.aws.adminKey });
  onTestFinished(() => admin.destroy());
  for (const [UserName, Path] of [
    ['mfa-demo-forgotten12', '/mfa-demo/sandbox/'],
    ['mfa-demo-grouped1234', '/mfa-demo/sandbox/'],
    ['mfa-demo-theirs12345', '/mfa-demo/another/'],
  ] as const) {
    await admin.send(new CreateUserCommand({ UserName, Path }));
  }
  await admin.send(new CreateGroupCommand({ GroupName: 'auditors' }));
  await admin.send(new AddUserToGroupCommand({ GroupName: 'auditors', UserName: 'mfa-demo-grouped1234' }));
  // Only resources older than ten minutes count as orphans. After 20 minutes the first sweep is due too.
  world.pass(20 * 60_000);

  await expect.poll(() => world.logText()).toMatch(/forgotten12.*an orphan was removed/);
  await expect.poll(() => world.logText()).toMatch(/"orphans":2.*sweep finished/);
  expect(world.aws.view().users.map(({ userName }) => userName)).toEqual([
    'sandbox-admin',
    'mfa-demo-grouped1234',
    'mfa-demo-theirs12345',
  ]);
  expect(world.logText()).toMatch(/grouped1234.*member of auditors.*an orphan could not be removed/);
});
