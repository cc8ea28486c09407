import { AddUserToGroupCommand, CreateGroupCommand, CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startTestWorld } from '../support/world.ts';

test('a bot sweeps by itself soon after its start, and logs what it could not remove', async () => {
  // What is made now is twenty minutes old as soon as the clock is set right; the first sweep is due then too.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 20 * 60_000 });
  onTestFinished(() => void vi.useRealTimers());
  await using world = await startTestWorld();
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
  expect(world.logText()).not.toContain('sweep finished');
  vi.useRealTimers();

  await expect.poll(() => world.logText(), { timeout: 10_000 }).toContain('sweep finished');
  expect(world.aws.view().users.map(({ userName }) => userName)).toEqual([
    'sandbox-admin',
    'mfa-demo-grouped1234',
    'mfa-demo-theirs12345',
  ]);
  expect(world.logText()).toMatch(/forgotten12.*an orphan was removed/);
  expect(world.logText()).toMatch(/grouped1234.*member of auditors.*an orphan is left/);
});
