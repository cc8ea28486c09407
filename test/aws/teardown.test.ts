import {
  AddUserToGroupCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  CreateServiceSpecificCredentialCommand,
  CreateUserCommand,
  PutUserPolicyCommand,
  UploadSSHPublicKeyCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import type { AwsAccount } from '../../src/scenario/ports/aws-account.ts';
import { seedDevices } from '../support/seed-aws.ts';
import {
  botWithout,
  codeOf,
  DEMO_USER,
  DEVICE,
  enroll,
  leftoversOf,
  NAME,
  PATH,
  POLICY,
  POLICY_NAME,
  startWorld,
  TAGS,
  tearDown,
  teardownOf,
  USER,
} from './world.ts';

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';

test('a removal removes nothing if it is repeated, or if the demo has no resources', async () => {
  const { aws } = await startWorld();
  for (const remove of teardownOf(aws)) expect(await remove()).toEqual([]);
  await enroll(aws);
  for (const remove of teardownOf(aws)) {
    await remove();
    expect(await remove()).toEqual([]);
  }
  expect(await leftoversOf(aws)).toEqual([]);
});

test('two teardowns at the same time succeed, or fail with a temporary error; the next teardown leaves nothing', async () => {
  const { aws } = await startWorld();
  await enroll(aws);
  const both = await Promise.allSettled([tearDown(aws), tearDown(aws)]);
  for (const each of both) if (each.status === 'rejected') expect(each.reason).toMatchObject({ name: 'UpstreamError' });
  await tearDown(aws);
  expect(await leftoversOf(aws)).toEqual([]);
});

test('a demo that was interrupted after any of its calls can be torn down', async () => {
  const { aws, embedded } = await startWorld();
  let seedOfDevice: Awaited<ReturnType<AwsAccount['issueMfaDevice']>> | undefined;
  const creates: (() => Promise<unknown>)[] = [
    async () => aws.ensureUser(USER),
    async () => {
      seedOfDevice = await aws.issueMfaDevice(DEVICE);
    },
    () => aws.issueAccessKey(DEMO_USER),
    () => aws.putInlinePolicy(NAME, POLICY_NAME, POLICY),
    () => {
      const { serialNumber, seed } = seedOfDevice!;
      return aws.enableMfaDevice(NAME, serialNumber, [codeOf(seed, -1), codeOf(seed, 0)]);
    },
  ];
  for (let done = 1; done <= creates.length; done += 1) {
    for (const create of creates.slice(0, done)) await create();
    const removed = await tearDown(aws);
    expect(removed, `after ${done} calls`).toHaveLength(done);
    expect(await leftoversOf(aws)).toEqual([]);
    expect(embedded.view().users).toHaveLength(1);
    expect(embedded.view().mfaDevices).toEqual([]);
  }
});

test('resources that another person added to the user are found, reported and removed', async () => {
  const { aws, admin } = await startWorld();
  await enroll(aws);
  await admin.send(new AttachUserPolicyCommand({ UserName: NAME, PolicyArn: ADMINISTRATOR }));
  await admin.send(
    new PutUserPolicyCommand({ UserName: NAME, PolicyName: 'extra', PolicyDocument: JSON.stringify(POLICY) }),
  );
  await admin.send(new CreateAccessKeyCommand({ UserName: NAME }));
  await admin.send(new CreateLoginProfileCommand({ UserName: NAME, Password: 'Correct-Horse-9-Battery' }));
  await admin.send(new UploadSSHPublicKeyCommand({ UserName: NAME, SSHPublicKeyBody: 'ssh-rsa AAAAB3NzaC1yc2E' }));
  const credential = { UserName: NAME, ServiceName: 'codecommit.amazonaws.com' };
  await admin.send(new CreateServiceSpecificCredentialCommand(credential));

  const before = await leftoversOf(aws);
  const removed = await tearDown(aws);
  const byKind = (items: typeof removed) => items.map(({ kind, name }) => `${kind} ${name}`).toSorted();
  expect(byKind(removed)).toEqual(byKind(before));
  expect(removed.map(({ kind }) => kind)).toEqual([
    'inline-policy',
    'inline-policy',
    'attached-policy',
    'access-key',
    'access-key',
    'mfa-device-binding',
    'virtual-mfa-device',
    'login-profile',
    'ssh-key',
    'service-credential',
    'user',
  ]);
  expect(await leftoversOf(aws)).toEqual([]);
});

test('our device is found after more than one page of other devices', async () => {
  const { aws, embedded } = await startWorld();
  await enroll(aws);
  await seedDevices(embedded, 105);
  const removed = await tearDown(aws);
  expect(removed.filter(({ kind }) => kind === 'virtual-mfa-device')).toHaveLength(1);
  expect(await leftoversOf(aws)).toEqual([]);
  expect(embedded.view().mfaDevices).toHaveLength(105);
});

test('a user of the same name at another path keeps everything', async () => {
  const { aws, admin, embedded } = await startWorld();
  await admin.send(new CreateUserCommand({ UserName: NAME, Path: '/staff/' }));
  await admin.send(new CreateAccessKeyCommand({ UserName: NAME }));
  await admin.send(
    new PutUserPolicyCommand({ UserName: NAME, PolicyName: 'p', PolicyDocument: JSON.stringify(POLICY) }),
  );
  await admin.send(new CreateLoginProfileCommand({ UserName: NAME, Password: 'Correct-Horse-9-Battery' }));
  const before = embedded.view().users;
  expect(await tearDown(aws)).toEqual([]);
  await expect(aws.issueAccessKey(DEMO_USER)).rejects.toMatchObject({ name: 'ConfigError' });
  expect(embedded.view().users).toEqual(before);
  expect(await leftoversOf(aws)).toEqual([]);
});

test('other demos stay unchanged', async () => {
  const { aws, embedded } = await startWorld();
  const other = { 'mfa-demo:demo-id': 'other0000000' };
  await aws.ensureUser({ userName: 'mfa-demo-other0000000', path: PATH, tags: other });
  await aws.issueMfaDevice({ deviceName: 'mfa-demo-other0000000', path: PATH, tags: other });
  // The name of this device begins with the name of our demo's device.
  await aws.issueMfaDevice({ deviceName: `${NAME}0`, path: PATH, tags: TAGS });
  await enroll(aws);
  await tearDown(aws);
  expect(embedded.view().users.map(({ userName }) => userName)).toContain('mfa-demo-other0000000');
  expect(embedded.view().mfaDevices).toHaveLength(2);
});

test('a group membership stops the teardown, and the error names the group', async () => {
  const { aws, admin } = await startWorld();
  await enroll(aws);
  await admin.send(new CreateGroupCommand({ GroupName: 'auditors' }));
  await admin.send(new AddUserToGroupCommand({ GroupName: 'auditors', UserName: NAME }));
  await expect(tearDown(aws)).rejects.toMatchObject({
    name: 'ConfigError',
    message: expect.stringContaining('member of auditors'),
  });
  expect(await leftoversOf(aws)).toEqual([
    { kind: 'user', name: NAME },
    { kind: 'group-membership', name: 'auditors' },
  ]);
});

test('a bot that may not list groups can tear down a demo, unless its user is in a group', async () => {
  const world = await startWorld();
  const bot = await botWithout(world, ['iam:ListGroupsForUser']);
  await enroll(bot);
  expect(await leftoversOf(bot)).toHaveLength(5);
  await tearDown(bot);
  expect(await leftoversOf(bot)).toEqual([]);

  await enroll(bot);
  await world.admin.send(new CreateGroupCommand({ GroupName: 'auditors' }));
  await world.admin.send(new AddUserToGroupCommand({ GroupName: 'auditors', UserName: NAME }));
  await expect(tearDown(bot)).rejects.toThrow('must be removed first');
});

test('the error of a teardown that lacks a permission names the permission', async () => {
  const world = await startWorld();
  const bot = await botWithout(world, ['iam:DeactivateMFADevice']);
  await enroll(bot);
  await expect(tearDown(bot)).rejects.toMatchObject({
    name: 'ConfigError',
    message: expect.stringContaining('iam:DeactivateMFADevice'),
  });
});
