import * as iam from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { UpstreamError } from '../../../src/errors.ts';
import type { Demo } from '../../../src/scenario/demo.ts';
import { sessionToken } from '../../../src/scenario/session-token/scenario.ts';
import { knownThings } from '../../../src/scenario/teardown/known-things.ts';
import { PATH, type Scene, startScene } from '../sweep/sweep-scene.ts';

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
});

/** Starts a bot with a demo that waits for the codes of its participant. */
async function startPrepared() {
  const scene = await startScene();
  const bot = await scene.startBot();
  const demoId = await bot.preparedDemo();
  const before = scene.embedded.view().calls.length;
  const end = async (place = 'ended'): Promise<Demo> => {
    await bot.stopDemo();
    return bot.demoIn(demoId, place);
  };
  return { scene, bot, demoId, UserName: `mfa-demo-${demoId}`, end, callsSince: () => operations(scene).slice(before) };
}

function operations({ embedded }: Scene): string[] {
  return embedded.view().calls.map(({ operation }) => operation);
}

const kindsOf = ({ receipt }: Demo) => receipt?.removed.map(({ kind }) => kind).toSorted();

test('a teardown checks once to whom the user belongs, and does not look for kinds that demos never create', async () => {
  const { scene, end, callsSince } = await startPrepared();
  const ended = await end();
  expect(kindsOf(ended)).toEqual(['access-key', 'inline-policy', 'user', 'virtual-mfa-device']);
  expect(callsSince().toSorted()).toEqual([
    'DeleteAccessKey',
    'DeleteUser',
    'DeleteUserPolicy',
    'DeleteVirtualMFADevice',
    'GetUser',
    'GetUser',
    'ListAccessKeys',
    'ListVirtualMFADevices',
  ]);
  expect(callsSince()[0]).toMatch(/^(GetUser|ListAccessKeys)$/);
  expect(scene.isClean()).toBe(true);
});

const ADDED: Readonly<Record<string, (admin: iam.IAMClient, UserName: string) => Promise<unknown>>> = {
  'login-profile': (admin, UserName) =>
    admin.send(new iam.CreateLoginProfileCommand({ UserName, Password: 'Correct-Horse-9-Battery' })),
  'ssh-key': (admin, UserName) =>
    admin.send(new iam.UploadSSHPublicKeyCommand({ UserName, SSHPublicKeyBody: 'ssh-rsa AAAAB3NzaC1yc2E' })),
  'service-credential': (admin, UserName) =>
    admin.send(new iam.CreateServiceSpecificCredentialCommand({ UserName, ServiceName: 'codecommit.amazonaws.com' })),
  'attached-policy': (admin, UserName) =>
    admin.send(new iam.AttachUserPolicyCommand({ UserName, PolicyArn: ADMINISTRATOR })),
  'inline-policy': (admin, UserName) =>
    admin.send(new iam.PutUserPolicyCommand({ UserName, PolicyName: 'extra', PolicyDocument: POLICY })),
  'access-key': (admin, UserName) => admin.send(new iam.CreateAccessKeyCommand({ UserName })),
};

test.each(Object.entries(ADDED))(
  'a resource that a person has added to the user is removed too: %s',
  async (kind, add) => {
    const { scene, end, UserName } = await startPrepared();
    await add(scene.admin, UserName);
    const ended = await end();
    expect(kindsOf(ended)).toEqual(['access-key', 'inline-policy', 'user', 'virtual-mfa-device', kind].toSorted());
    expect(ended.receipt?.left).toEqual([]);
    expect(scene.isClean()).toBe(true);
  },
);

test('a user in a group stays, without permissions, until a person removes it from the group', async () => {
  const { scene, bot, demoId, end, UserName } = await startPrepared();
  const GroupName = 'auditors';
  await scene.admin.send(new iam.CreateGroupCommand({ GroupName }));
  await scene.admin.send(new iam.AddUserToGroupCommand({ GroupName, UserName }));
  await scene.admin.send(new iam.AttachUserPolicyCommand({ UserName, PolicyArn: ADMINISTRATOR }));
  const stuck = await end('stuck');
  expect(stuck.stuckReason).toContain('member of auditors');
  const user = scene.embedded.view().users.find(({ userName }) => userName === UserName);
  expect(user).toMatchObject({ accessKeys: [], inlinePolicies: [], attachedPolicies: [] });
  await scene.admin.send(new iam.RemoveUserFromGroupCommand({ GroupName, UserName }));
  await bot.sweep();
  await bot.demoIn(demoId, 'ended');
  expect(scene.isClean()).toBe(true);
});

test('a device that somebody creates after the removal is found in the listing, and removed too', async () => {
  const { scene, bot, end, UserName } = await startPrepared();
  const listLeftovers = bot.aws.listLeftovers;
  let looks = 0;
  const lookAfterLateBot = async (...names: Parameters<typeof listLeftovers>) => {
    looks += 1;
    if (looks === 1)
      await scene.admin.send(new iam.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: UserName, Path: PATH }));
    return listLeftovers(...names);
  };
  Object.assign(bot.parts.aws, { listLeftovers: lookAfterLateBot });
  const ended = await end();
  expect(ended.receipt?.left).toEqual([]);
  expect(scene.isClean()).toBe(true);
});

test('`knownThings` returns the names that are in the record, and undefined for a kind that must be looked for', () => {
  const device = { serialNumber: 'arn:aws:iam::111122223333:mfa/x' };
  const known = (startedSteps: string[], state: object = { proofs: [] }) =>
    knownThings(sessionToken, { startedSteps, state });
  const nothing = { 'inline-policy': [], 'role-inline-policy': [], 'access-key': [], 'mfa-device-binding': [] };
  expect(known([])).toEqual({ ...nothing, 'virtual-mfa-device': [] });
  // After a crash between the call and the save, the record does not have the serial number.
  expect(known(['create-mfa-device'])).toEqual({ ...nothing, 'virtual-mfa-device': undefined });
  expect(known(['create-mfa-device', 'create-access-key', 'put-policy'], { proofs: [], device })).toEqual({
    ...nothing,
    'inline-policy': ['list-buckets-with-mfa'],
    'access-key': undefined,
    'virtual-mfa-device': [device.serialNumber],
  });
});

test('if Redis is away during the first try of a teardown, the second try ends the demo without waiting', async () => {
  const { scene, bot, end } = await startPrepared();
  const { save } = bot.store;
  const { beginRemoval } = bot.aws;
  let tries = 0;
  const fails: typeof save = async (demo) => {
    if (demo.receipt !== undefined && tries === 1) throw new UpstreamError('redis', 'Timeout', 'no answer');
    return save(demo);
  };
  const counts: typeof beginRemoval = (names) => {
    tries += 1;
    return beginRemoval(names);
  };
  Object.assign(bot.store, { save: fails });
  Object.assign(bot.aws, { beginRemoval: counts });
  expect(kindsOf(await end())).toContain('user');
  expect(tries).toBe(2);
  expect(scene.isClean()).toBe(true);
});
