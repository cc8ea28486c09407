import {
  AddUserToGroupCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type EmbeddedAws, startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { runSweep, type SweepOptions } from '../../src/commands/sweep.ts';
import { loadSweepConfig } from '../../src/config.ts';
import { runSource } from '../support/run-source.ts';

const MINUTE_MS = 60_000;
const PATH = '/mfa-demo/default/';

/** Starts an AWS account. `make` creates resources in it with an earlier creation time, `sweep` runs the command. */
async function startAccount(now = () => Date.now()) {
  const aws = await startEmbeddedAws({ propagationSeconds: 0, now });
  const admin = new IAMClient({ region: 'us-east-1', endpoint: aws.url, credentials: aws.adminKey });
  onTestFinished(async () => {
    admin.destroy();
    await aws.close();
  });

  async function make(name: string, { path = PATH, agoMinutes = 0, endedMinutesAgo, only }: Made = {}) {
    const deadline = new Date(Date.now() - (endedMinutesAgo ?? 0) * MINUTE_MS).toISOString();
    const Tags = endedMinutesAgo === undefined ? undefined : [{ Key: 'mfa-demo:deadline', Value: deadline }];
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - agoMinutes * MINUTE_MS });
    try {
      const user = new CreateUserCommand({ UserName: name, Path: path, Tags });
      const device = new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name, Path: path, Tags });
      if (only !== 'device') await admin.send(user);
      if (only !== 'user') await admin.send(device);
      if (only === undefined) await admin.send(new CreateAccessKeyCommand({ UserName: name }));
    } finally {
      vi.useRealTimers();
    }
  }
  /** Creates a user with this deadline in its tags. */
  const tagged = (name: string, deadline: string) => {
    const Tags = [{ Key: 'mfa-demo:deadline', Value: deadline }];
    return admin.send(new CreateUserCommand({ UserName: name, Path: PATH, Tags }));
  };
  const names = () =>
    [
      ...aws.view().users.map(({ userName }) => `user ${userName}`),
      ...aws.view().mfaDevices.map(({ serialNumber }) => `device ${serialNumber.split('/').at(-1)}`),
    ].filter((name) => name !== 'user sandbox-admin');
  return {
    aws,
    admin,
    make,
    tagged,
    names,
    sweep: (options: Partial<Asked> = {}) => sweep(environmentOf(aws), options),
  };
}

interface Made {
  readonly path?: string;
  readonly agoMinutes?: number;
  readonly endedMinutesAgo?: number;
  readonly only?: 'user' | 'device';
}

function environmentOf({ url, adminKey }: EmbeddedAws): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: adminKey.accessKeyId,
    AWS_SECRET_ACCESS_KEY: adminKey.secretAccessKey,
  };
}

interface Asked extends SweepOptions {
  readonly installation: string | undefined;
}

/** Runs the command in this process. Its environment has only settings for AWS. */
async function sweep(env: Record<string, string>, asked: Partial<Asked>) {
  const printed: string[] = [];
  const options = { dryRun: false, json: false, ...asked };
  const code = await runSweep(loadSweepConfig(asked.installation, env), options, (text) => void printed.push(text));
  return { code, text: printed.join('') };
}

/** Runs the command as an operator does, in its own process. */
async function sweepProcess(env: Record<string, string>, options: readonly string[]) {
  const { code, stdout: text, stderr: complaint } = await runSource('src/main.ts', ['sweep', ...options], { env });
  return { code, text, complaint };
}

test('a dry run says what would be removed and why, the sweep removes it, and the next sweep finds nothing', async () => {
  const account = await startAccount();
  await account.make('mfa-demo-old', { agoMinutes: 60, endedMinutesAgo: 20 });
  await account.make('mfa-demo-device', { only: 'device', endedMinutesAgo: 20 });
  await account.make('mfa-demo-untagged', { agoMinutes: 150 });
  const spared = async () => {
    await account.make('mfa-demo-alive', { agoMinutes: 30, endedMinutesAgo: -15 });
    await account.make('mfa-demo-grace', { agoMinutes: 30, endedMinutesAgo: 5 });
    await account.make('mfa-demo-young', { agoMinutes: 60 });
    await account.make('mfa-demo-other', { path: '/mfa-demo/other/', agoMinutes: 600, endedMinutesAgo: 500 });
    await account.make('staff', { path: '/staff/', agoMinutes: 600 });
  };
  await spared();
  const before = account.names();

  const dry = await account.sweep({ dryRun: true });
  expect(dry.code).toBe(0);
  expect(dry.text).toContain('Dry run: nothing was changed; 3 of 6 would be removed.');
  expect(dry.text).toMatch(/mfa-demo-old: user and virtual MFA device.*past its deadline\n {2}would be removed/);
  expect(dry.text).toMatch(/mfa-demo-alive: .*\n {2}left alone: its demo may be running until 20/);
  expect(dry.text).not.toMatch(/mfa-demo-other|staff/);
  expect(account.names()).toEqual(before);

  const real = await account.sweep();
  expect(real).toMatchObject({ code: 0, text: expect.stringContaining('All 3 removed') });
  expect(real.text).toMatch(/mfa-demo-untagged: .*\n {2}removed access key AKIA.*\n {2}removed virtual MFA device arn/);
  const gone = /mfa-demo-(old|device|untagged)$/;
  expect(account.names()).toEqual(before.filter((name) => !gone.test(name)));

  const again = await sweepProcess(environmentOf(account.aws), []);
  expect(again).toMatchObject({ code: 0, text: expect.stringContaining('Nothing to remove.') });
});

test('a resource that cannot be removed, or has no age and no deadline, is left with the reason, and the others are removed', async () => {
  const account = await startAccount();
  await account.make('mfa-demo-grouped', { agoMinutes: 200, endedMinutesAgo: 100 });
  await account.make('mfa-demo-plain', { agoMinutes: 200, endedMinutesAgo: 100 });
  await account.make('bare-device', { only: 'device' });
  await account.admin.send(new CreateGroupCommand({ GroupName: 'auditors' }));
  await account.admin.send(new AddUserToGroupCommand({ GroupName: 'auditors', UserName: 'mfa-demo-grouped' }));

  const { code, text } = await account.sweep();
  expect(code).toBe(1);
  expect(text).toContain('LEFT user mfa-demo-grouped');
  expect(text).toContain('because: User mfa-demo-grouped is a member of auditors');
  expect(text).toMatch(/bare-device: virtual MFA device\n {2}LEFT: neither its age nor its deadline/);
  expect(text).toContain('1 of 2 could not be removed completely.');
  expect(account.names()).toEqual(['user mfa-demo-grouped', 'device bare-device']);
});

test('a resource in a deeper path is listed and not removed, and two names that differ only in the prefix have a line each', async () => {
  const account = await startAccount();
  await account.make('mfa-demo-zzz', { agoMinutes: 200, endedMinutesAgo: 100 });
  await account.make('zzz', { agoMinutes: 200, endedMinutesAgo: 100 });
  await account.make('thief', { path: '/mfa-demo/default/x/', agoMinutes: 200, endedMinutesAgo: 100 });
  await account.make('back', { path: '/mfa-demo/default/../', agoMinutes: 200, endedMinutesAgo: 100, only: 'user' });
  const { code, text } = await account.sweep();
  expect(code).toBe(1);
  expect(text).toContain('All 2 removed');
  for (const name of ['mfa-demo-zzz', 'zzz'])
    expect(text).toContain(
      `  removed virtual MFA device arn:aws:iam::111122223333:mfa/mfa-demo/default/${name}\n  removed user ${name}`,
    );
  expect(text).toMatch(/user arn:aws:iam::\d+:user\/mfa-demo\/default\/x\/thief: below the path.*\n {2}LEFT: /);
  expect(text).toMatch(/MFA device arn:aws:iam::\d+:mfa\/mfa-demo\/default\/x\/thief: below the path/);
  expect(text).toMatch(/default\/\.\.\/back: below the path/);
  expect(account.names().toSorted()).toEqual(['device thief', 'user back', 'user thief']);

  const again = await account.sweep({ json: true });
  expect(again.code, 'the exit code is 1 as long as the resource exists').toBe(1);
  expect(JSON.parse(again.text).below).toHaveLength(3);
});

const HOUR_MS = 60 * MINUTE_MS;

test.each([3 * HOUR_MS, -3 * HOUR_MS, 14 * 60_000, 40 * 24 * HOUR_MS])(
  'a machine whose clock is %i ms ahead uses AWS’s time, and says so',
  async (aheadMs) => {
    const begunAt = Date.now() - performance.now();
    const account = await startAccount(() => begunAt + performance.now());
    await account.make('mfa-demo-alive', { agoMinutes: 0, endedMinutesAgo: -15 });
    const deadline = new Date(Date.now() - 100 * MINUTE_MS).toISOString();
    await account.tagged('mfa-demo-over', deadline);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + aheadMs, shouldAdvanceTime: true });
    try {
      const { code, text } = await account.sweep();
      expect(text).toMatch(/mfa-demo-alive: .*\n {2}left alone: its demo may be running/);
      expect(text).toMatch(/mfa-demo-over: .*\n {2}removed/);
      expect(text).toMatch(new RegExp(`This machine's clock is \\d+ min ${aheadMs > 0 ? 'ahead of' : 'behind'} AWS's`));
      expect(code).toBe(0);
    } finally {
      vi.useRealTimers();
    }
    expect(account.names()).toContain('user mfa-demo-alive');
  },
);

test('an option names another installation, and another option prints JSON', async () => {
  const account = await startAccount();
  await account.make('mfa-demo-old', { path: '/mfa-demo/other/', agoMinutes: 200, endedMinutesAgo: 100 });
  const { code, text } = await account.sweep({ installation: 'other', json: true });
  expect(code).toBe(0);
  expect(JSON.parse(text)).toMatchObject({
    path: '/mfa-demo/other/',
    isDryRun: false,
    orphans: [{ name: 'mfa-demo-old', reason: 'overdue' }],
    receipts: [{ demoId: 'old', left: [] }],
    spared: [],
  });
  expect(account.names()).toEqual([]);
});

test('after a wrong setting the exit code is 2, and if AWS cannot be reached the exit code is 1', async () => {
  const { aws } = await startAccount();
  const env = environmentOf(aws);
  expect(() => loadSweepConfig(' ', env)).toThrow('--installation needs the name of an installation');
  const [badSettings, badOption, noName, badKey, away] = await Promise.all([
    sweepProcess({ ...env, AWS_ACCESS_KEY_ID: '' }, ['--installation', 'Not A Name']),
    sweepProcess(env, ['--dryrun']),
    sweepProcess(env, ['--installation', '']),
    sweepProcess({ ...env, AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' }, []),
    sweep({ ...env, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }, {}),
  ]);
  expect(badSettings.code).toBe(2);
  expect(badSettings.complaint).toContain('MFA_DEMO_INSTALLATION must be');
  expect(badSettings.complaint).toContain('belong together');
  expect(badOption).toMatchObject({ code: 2, complaint: expect.stringContaining("unknown option '--dryrun'") });
  expect(noName).toMatchObject({ code: 2, complaint: expect.stringContaining('--installation needs the name') });
  expect(badKey).toMatchObject({ code: 2, text: expect.stringContaining('does not accept') });
  expect(away).toMatchObject({ code: 1, text: expect.stringContaining('ECONNREFUSED') });
  for (const printed of [badSettings, badOption, badKey, away]) {
    expect(JSON.stringify(printed)).not.toContain(aws.adminKey.secretAccessKey);
  }
});
