import {
  CreatePolicyCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  DeletePolicyCommand,
  DeleteUserCommand,
  GetPolicyCommand,
  GetUserCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  allowListBuckets,
  createKey,
  createUser,
  type Keys,
  listBuckets,
  outcomeOf,
  putPolicy,
  refusalOf,
  sessionOf,
  startWorld,
  type World,
} from './support.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.aws.close());

const boundaryDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: [allowListBuckets, { Effect: 'Deny', NotAction: 's3:ListAllMyBuckets', Resource: '*' }],
});

const fence = 'arn:aws:iam::111122223333';

async function createBoundary(PolicyName: string): Promise<string> {
  const command = new CreatePolicyCommand({ PolicyName, PolicyDocument: boundaryDocument });
  return (await world.iam.send(command)).Policy?.Arn ?? '';
}

test('a user without permissions can call GetCallerIdentity and GetSessionToken, but not GetUser', async () => {
  const arn = await createUser(world, 'nobody');
  const { iam, sts } = world.clientsOf(await createKey(world, 'nobody'));
  expect(await outcomeOf(sts.send(new GetCallerIdentityCommand({})))).toBe('Success');
  expect(await outcomeOf(sts.send(new GetSessionTokenCommand({})))).toBe('Success');
  expect(await refusalOf(iam.send(new GetUserCommand({ UserName: 'nobody' })))).toEqual({
    code: 'AccessDenied',
    http: 403,
    message: `User: ${arn} is not authorized to perform: iam:GetUser on resource: ${arn} because no identity-based policy allows the iam:GetUser action`,
  });
});

test('a boundary limits an inline policy, grants nothing, and cannot be deleted while a user has it', async () => {
  const PermissionsBoundary = await createBoundary('participants');
  await world.iam.send(new CreateUserCommand({ UserName: 'bounded', PermissionsBoundary }));
  const keys = await createKey(world, 'bounded');
  expect(await outcomeOf(listBuckets(world, keys))).toBe('AccessDenied');
  await putPolicy(world, 'bounded', { Effect: 'Allow', Action: '*', Resource: '*' });
  expect(await outcomeOf(listBuckets(world, keys))).toBe('Success');
  expect(await outcomeOf(world.clientsOf(keys).iam.send(new ListUsersCommand({})))).toBe('AccessDenied');

  const { User } = await world.iam.send(new GetUserCommand({ UserName: 'bounded' }));
  expect(User?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(PermissionsBoundary);
  const remove = () => outcomeOf(world.iam.send(new DeletePolicyCommand({ PolicyArn: PermissionsBoundary })));
  expect(await remove()).toBe('DeleteConflict');
});

test('a user cannot have a boundary that does not exist; a policy that is not in use as a boundary can be deleted', async () => {
  const PermissionsBoundary = 'arn:aws:iam::111122223333:policy/nowhere';
  const create = new CreateUserCommand({ UserName: 'unbounded', PermissionsBoundary });
  expect(await refusalOf(world.iam.send(create))).toMatchObject({ code: 'NoSuchEntity', http: 404 });
  const PolicyArn = await createBoundary('unused');
  await world.iam.send(new DeletePolicyCommand({ PolicyArn }));
  expect(await outcomeOf(world.iam.send(new GetPolicyCommand({ PolicyArn })))).toBe('NoSuchEntity');
});

describe('a bot that is limited by path and boundary', () => {
  let bot: Keys;
  let boundary: string;

  beforeAll(async () => {
    boundary = await createBoundary('fence');
    await createUser(world, 'bot', '/');
    bot = await createKey(world, 'bot');
    await putPolicy(world, 'bot', [
      {
        Effect: 'Allow',
        Action: ['iam:CreateUser', 'iam:PutUserPolicy'],
        Resource: `${fence}:user/mfa-demo/*`,
        Condition: { StringEquals: { 'iam:PermissionsBoundary': boundary } },
      },
      { Effect: 'Allow', Action: 'iam:DeleteUser', Resource: `${fence}:user/mfa-demo/*` },
      {
        Effect: 'Allow',
        Action: ['iam:CreateVirtualMFADevice', 'iam:TagMFADevice'],
        Resource: `${fence}:mfa/mfa-demo/*`,
        Condition: { StringLike: { 'aws:RequestTag/mfa-demo:demo': '*' } },
      },
    ]);
  });

  const asBot = () => world.clientsOf(bot).iam;
  const create = (Path: string, PermissionsBoundary?: string) =>
    outcomeOf(asBot().send(new CreateUserCommand({ UserName: 'by-bot', Path, PermissionsBoundary })));
  const put = (UserName: string) =>
    outcomeOf(asBot().send(new PutUserPolicyCommand({ UserName, PolicyName: 'p', PolicyDocument: boundaryDocument })));

  test('creates and changes users only inside its path and with its boundary', async () => {
    expect(await create('/elsewhere/', boundary)).toBe('AccessDenied');
    expect(await create('/mfa-demo/a/')).toBe('AccessDenied');
    expect(await create('/mfa-demo/a/', boundary)).toBe('Success');
    expect(await put('by-bot')).toBe('Success');
    await createUser(world, 'no-boundary', '/mfa-demo/a/');
    expect(await put('no-boundary')).toBe('AccessDenied');
    expect(await outcomeOf(asBot().send(new DeleteUserCommand({ UserName: 'bot' })))).toBe('AccessDenied');
  });

  test('gets AccessDenied for a user name outside its path, even if there is no such user', async () => {
    expect(await outcomeOf(asBot().send(new DeleteUserCommand({ UserName: 'not-there' })))).toBe('AccessDenied');
  });

  test('can create a device with the tag that its policy requires, but not without this tag', async () => {
    const device = { VirtualMFADeviceName: 'by-bot', Path: '/mfa-demo/a/' };
    const Tags = [{ Key: 'mfa-demo:demo', Value: 'd-1' }];
    expect(await outcomeOf(asBot().send(new CreateVirtualMFADeviceCommand(device)))).toBe('AccessDenied');
    expect(await outcomeOf(asBot().send(new CreateVirtualMFADeviceCommand({ ...device, Tags })))).toBe('Success');
  });
});

describe('an AccessDenied message names the kind of policy that denies or does not allow', () => {
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
  const on = `${fence}:user/`;
  const list = (keys: Keys) => refusalOf(world.clientsOf(keys).iam.send(new ListUsersCommand({})));
  const from = (userName: string) =>
    `User: ${fence}:user/mfa-demo/test/${userName} is not authorized to perform: iam:ListUsers`;

  test('an identity policy that denies', async () => {
    await createUser(world, 'denied');
    const keys = await createKey(world, 'denied');
    await putPolicy(world, 'denied', [everything, { ...everything, Effect: 'Deny', Action: 'iam:List*' }]);
    const message = `${from('denied')} on resource: ${on} with an explicit deny in an identity-based policy`;
    expect(await list(keys)).toEqual({ code: 'AccessDenied', http: 403, message });
  });

  test('a boundary that denies, and a boundary that does not allow the action', async () => {
    const policies = { denies: { ...everything, Effect: 'Deny' }, silent: { ...everything, Action: 's3:*' } };
    const messages = await Promise.all(
      Object.entries(policies).map(async ([name, statement]) => {
        const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statement });
        const { Policy } = await world.iam.send(new CreatePolicyCommand({ PolicyName: name, PolicyDocument }));
        const user = { UserName: `bounded-${name}`, Path: '/mfa-demo/test/', PermissionsBoundary: Policy?.Arn };
        await world.iam.send(new CreateUserCommand(user));
        await putPolicy(world, user.UserName, everything);
        return (await list(await createKey(world, user.UserName))).message;
      }),
    );
    expect(messages).toEqual([
      `${from('bounded-denies')} on resource: ${on} with an explicit deny in a permissions boundary`,
      `${from('bounded-silent')} on resource: ${on} because no permissions boundary allows the iam:ListUsers action`,
    ]);
  });
});

describe('conditions on global keys of the request', () => {
  const outcomeUnder = async (name: string, Condition: object) => {
    await createUser(world, name);
    const keys = await createKey(world, name);
    await putPolicy(world, name, { ...allowListBuckets, Condition });
    return outcomeOf(listBuckets(world, keys));
  };

  test.each<[string, object]>([
    ['its time', { DateGreaterThan: { 'aws:CurrentTime': '2026-01-01' }, NumericGreaterThan: { 'aws:EpochTime': 1 } }],
    ['its sender', { StringEquals: { 'aws:PrincipalAccount': '111122223333', 'aws:PrincipalType': 'User' } }],
    ['its connection', { IpAddress: { 'aws:SourceIp': '127.0.0.0/8' }, Bool: { 'aws:SecureTransport': false } }],
    ['its client', { StringLike: { 'aws:UserAgent': 'aws-sdk-js/*' } }],
    ['its target', { StringEquals: { 'aws:RequestedRegion': 'us-east-1', 'aws:ResourceAccount': '111122223333' } }],
    [
      'no session',
      { Null: { 'aws:TokenIssueTime': true, 'aws:MultiFactorAuthAge': true, 'aws:SourceIdentity': true } },
    ],
  ])('are met by a request: %s', async (name, Condition) => {
    expect(await outcomeUnder(name.replace(' ', '-'), Condition)).toBe('Success');
  });

  test('are not met by a request with other values', async () => {
    expect(await outcomeUnder('elsewhere', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })).toBe('AccessDenied');
    expect(await outcomeUnder('insecure', { Bool: { 'aws:SecureTransport': true } })).toBe('AccessDenied');
  });

  test('can require temporary credentials and compare the time at which they were issued', async () => {
    await createUser(world, 'sessions');
    const keys = await createKey(world, 'sessions');
    const Condition = { DateGreaterThanEquals: { 'aws:TokenIssueTime': new Date(world.now()).toISOString() } };
    await putPolicy(world, 'sessions', { ...allowListBuckets, Condition });
    expect(await outcomeOf(listBuckets(world, keys))).toBe('AccessDenied');
    expect(await outcomeOf(listBuckets(world, await sessionOf(world, keys)))).toBe('Success');
  });
});
