import {
  CreatePolicyCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  GetUserCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { createAwsAccount } from '../../src/aws/account.ts';
import { ConfigError, UpstreamError } from '../../src/errors.ts';
import { Secret } from '../../src/scenario/secret.ts';
import {
  botWithout,
  codeOf,
  DEMO_USER,
  DEVICE,
  enroll,
  NAME,
  NAMES,
  PATH,
  POLICY,
  startWorld,
  TAGS,
  USER,
} from './world.ts';

test('the user has its path and tags from its creation, and a second call does not create another user', async () => {
  const { aws, embedded } = await startWorld();
  await aws.ensureUser(USER);
  const [user] = embedded.view().users.filter(({ userName }) => userName === NAME);
  expect(user).toMatchObject({ path: PATH, tags: TAGS });
  await aws.ensureUser(USER);
  expect(embedded.view().users.filter(({ userName }) => userName === NAME)).toEqual([user]);
});

test('the user has the boundary from its creation; if the boundary does not exist, the operator must act', async () => {
  const { admin, embedded } = await startWorld();
  const PolicyDocument = JSON.stringify(POLICY);
  const made = await admin.send(new CreatePolicyCommand({ PolicyName: 'participants', PolicyDocument }));
  const settings = { region: 'us-east-1', endpoint: embedded.url, credentials: embedded.adminKey };
  const bounded = createAwsAccount({ ...settings, permissionsBoundaryArn: made.Policy!.Arn });
  await bounded.ensureUser(USER);
  const { User } = await admin.send(new GetUserCommand({ UserName: NAME }));
  expect(User?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(made.Policy!.Arn);
  bounded.close();

  const lost = createAwsAccount({ ...settings, permissionsBoundaryArn: `${made.Policy!.Arn}-gone` });
  const failure = await lost.ensureUser({ ...USER, userName: `${NAME}2` }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ConfigError);
  expect(String(failure)).toContain('PERMISSIONS_BOUNDARY_ARN');
  lost.close();
});

test('a user of the same name at another path, without tags, or of another demo is refused', async () => {
  const ourTags = Object.entries(TAGS).map(([Key, Value]) => ({ Key, Value }));
  const strangers = [
    { Path: '/', Tags: ourTags },
    { Path: PATH },
    { Path: PATH, Tags: [{ Key: 'mfa-demo:demo-id', Value: 'another' }] },
  ];
  for (const stranger of strangers) {
    const { aws, admin, embedded } = await startWorld();
    await admin.send(new CreateUserCommand({ UserName: NAME, ...stranger }));
    const before = embedded.view().users;
    await expect(aws.ensureUser(USER)).rejects.toBeInstanceOf(ConfigError);
    expect(embedded.view().users).toEqual(before);
  }
});

test('a device of an interrupted try is replaced, because AWS shows a seed only once', async () => {
  const { aws, embedded } = await startWorld();
  await aws.ensureUser(USER);
  const first = await aws.issueMfaDevice(DEVICE);
  const second = await aws.issueMfaDevice(DEVICE);
  expect(second.serialNumber).toBe(`arn:aws:iam::${embedded.accountId}:mfa${PATH}${NAME}`);
  expect(second.accountId).toBe(embedded.accountId);
  expect(second.seed.reveal()).toMatch(/^[A-Z2-7]{32,}$/);
  expect(second.seed.reveal()).not.toBe(first.seed.reveal());
  expect(embedded.view().mfaDevices).toMatchObject([{ serialNumber: second.serialNumber, tags: TAGS }]);
});

test('a device that our user has already enabled is deactivated and replaced', async () => {
  const { aws } = await startWorld();
  const { serialNumber } = await enroll(aws);
  const { seed } = await aws.issueMfaDevice(DEVICE);
  expect(await aws.isDeviceEnabled(NAME, serialNumber)).toBe(false);
  expect(await aws.enableMfaDevice(NAME, serialNumber, [codeOf(seed, -1), codeOf(seed, 0)])).toBe('enabled');
});

test('a device with the name of our device at another path stays unchanged', async () => {
  const { aws, admin, embedded } = await startWorld();
  await admin.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: NAME, Path: '/theirs/' }));
  await expect(aws.issueMfaDevice(DEVICE)).rejects.toBeInstanceOf(ConfigError);
  expect(await aws.beginRemoval(NAMES).remove('virtual-mfa-device')).toEqual([]);
  expect(embedded.view().mfaDevices).toHaveLength(1);
});

test('if our device is enabled for another user, the bot does not replace or remove it', async () => {
  const { aws, admin, embedded } = await startWorld();
  const { serialNumber, seed } = await aws.issueMfaDevice(DEVICE);
  await admin.send(new CreateUserCommand({ UserName: 'eve' }));
  const [code1, code2] = [codeOf(seed, -1).reveal(), codeOf(seed, 0).reveal()];
  const theft = { UserName: 'eve', SerialNumber: serialNumber, AuthenticationCode1: code1, AuthenticationCode2: code2 };
  await admin.send(new EnableMFADeviceCommand(theft));
  await expect(aws.issueMfaDevice(DEVICE)).rejects.toBeInstanceOf(ConfigError);
  const removal = aws.beginRemoval(NAMES).remove('virtual-mfa-device');
  await expect(removal).rejects.toThrow(
    'is enabled for user eve, who does not belong to this demo: an administrator must',
  );
  expect(embedded.view().mfaDevices).toMatchObject([{ serialNumber, enabledFor: 'eve' }]);
});

test('a user never has more than one access key', async () => {
  const { aws, embedded } = await startWorld();
  await aws.ensureUser(USER);
  let newest = '';
  for (let time = 0; time < 4; time += 1) newest = (await aws.issueAccessKey(DEMO_USER)).id;
  const user = embedded.view().users.find(({ userName }) => userName === NAME);
  expect(user?.accessKeys.map(({ id }) => id)).toEqual([newest]);
});

test('a user at another path, of another demo, or without the boundary gets no access key', async () => {
  const { admin, embedded } = await startWorld();
  const PolicyDocument = JSON.stringify(POLICY);
  const { Policy } = await admin.send(new CreatePolicyCommand({ PolicyName: 'participants', PolicyDocument }));
  const settings = { region: 'us-east-1', endpoint: embedded.url, credentials: embedded.adminKey };
  const aws = createAwsAccount({ ...settings, permissionsBoundaryArn: Policy!.Arn });
  const ours = { Path: PATH, Tags: [{ Key: 'mfa-demo:demo-id', Value: DEMO_USER.demoId }] };
  const bounded = { ...ours, PermissionsBoundary: Policy!.Arn };
  const strangers = {
    root: { ...bounded, Path: '/' },
    deeper: { ...bounded, Path: `${PATH}x/` },
    back: { ...bounded, Path: `${PATH}../` },
    'end-of-the-id': { ...bounded, Tags: [{ Key: 'mfa-demo:demo-id', Value: DEMO_USER.demoId.slice(-1) }] },
    'no-id': { ...bounded, Tags: [{ Key: 'mfa-demo:demo-id', Value: '' }] },
    untagged: { ...bounded, Tags: [] },
    unbounded: ours,
    'bounded-otherwise': { ...ours, PermissionsBoundary: 'arn:aws:iam::aws:policy/AdministratorAccess' },
  };
  for (const [UserName, traits] of Object.entries(strangers)) {
    await admin.send(new CreateUserCommand({ UserName, ...traits }));
    const refused = aws.issueAccessKey({ ...DEMO_USER, userName: UserName });
    await expect(refused, UserName).rejects.toThrow(
      `User ${UserName} does not belong to this demo and gets no access key.`,
    );
  }
  await admin.send(new CreateUserCommand({ UserName: NAME, ...bounded }));
  expect((await aws.issueAccessKey(DEMO_USER)).id).toMatch(/^AKIA/);
  const keys = embedded.view().users.flatMap(({ userName, accessKeys }) => accessKeys.map(() => userName));
  expect(keys.filter((userName) => userName !== 'sandbox-admin')).toEqual([NAME]);
  aws.close();
});

test('the error of a call for a user that IAM does not show yet says that the call may succeed later', async () => {
  const { aws } = await startWorld();
  const serialNumber = `arn:aws:iam::111122223333:mfa${PATH}${NAME}`;
  const codes = [new Secret('123456'), new Secret('654321')] as const;
  const calls = [
    () => aws.issueAccessKey(DEMO_USER),
    () => aws.putInlinePolicy(NAME, 'p', POLICY),
    () => aws.isDeviceEnabled(NAME, serialNumber),
    () => aws.enableMfaDevice(NAME, serialNumber, codes),
  ];
  for (const call of calls) await expect(call()).rejects.toMatchObject({ name: 'UpstreamError', code: 'NoSuchEntity' });
});

test('the error about a missing permission names the permission', async () => {
  const world = await startWorld();
  const bot = await botWithout(world, ['iam:CreateUser', 'iam:CreateVirtualMFADevice']);
  await expect(bot.ensureUser(USER)).rejects.toThrow('iam:CreateUser');
  await expect(bot.ensureUser(USER)).rejects.toBeInstanceOf(ConfigError);
  await expect(bot.issueMfaDevice(DEVICE)).rejects.toThrow('iam:CreateVirtualMFADevice');
  expect(world.embedded.view().users.map(({ userName }) => userName)).not.toContain(NAME);
});

test('an access key that AWS does not know everywhere yet is not ready, and its refusal does not count as a denial', async () => {
  const { aws } = await startWorld({ propagationSeconds: 3_600 });
  await aws.ensureUser(USER);
  const { id, secret } = await aws.issueAccessKey(DEMO_USER);
  const key = { accessKeyId: id, secretAccessKey: secret };
  expect(await aws.isKeyReady(key)).toBe(false);
  await expect(aws.listBuckets(key)).rejects.toBeInstanceOf(UpstreamError);
  await expect(aws.getSessionToken(key)).rejects.toBeInstanceOf(UpstreamError);
});
