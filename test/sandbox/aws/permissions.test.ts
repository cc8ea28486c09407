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

async function createBoundary(PolicyName: string): Promise<string> {
  const command = new CreatePolicyCommand({ PolicyName, PolicyDocument: boundaryDocument });
  return (await world.iam.send(command)).Policy?.Arn ?? '';
}

test('a user without permissions may do nothing but say who they are and get a session', async () => {
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

test('a boundary holds whatever the inline policy says', async () => {
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

test('a boundary that does not exist is refused; one that nobody uses can go', async () => {
  const PermissionsBoundary = 'arn:aws:iam::111122223333:policy/nowhere';
  const create = new CreateUserCommand({ UserName: 'unbounded', PermissionsBoundary });
  expect(await refusalOf(world.iam.send(create))).toMatchObject({ code: 'NoSuchEntity', http: 404 });
  const PolicyArn = await createBoundary('unused');
  await world.iam.send(new DeletePolicyCommand({ PolicyArn }));
  expect(await outcomeOf(world.iam.send(new GetPolicyCommand({ PolicyArn })))).toBe('NoSuchEntity');
});

describe('a bot that is fenced by path and boundary', () => {
  let bot: Keys;
  let boundary: string;
  const fence = 'arn:aws:iam::111122223333';

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

  test('creates and changes users inside the fence only', async () => {
    expect(await create('/elsewhere/', boundary)).toBe('AccessDenied');
    expect(await create('/mfa-demo/a/')).toBe('AccessDenied');
    expect(await create('/mfa-demo/a/', boundary)).toBe('Success');
    expect(await put('by-bot')).toBe('Success');
    await createUser(world, 'no-boundary', '/mfa-demo/a/');
    expect(await put('no-boundary')).toBe('AccessDenied');
    expect(await outcomeOf(asBot().send(new DeleteUserCommand({ UserName: 'bot' })))).toBe('AccessDenied');
  });

  test('learns nothing about names outside the fence', async () => {
    expect(await outcomeOf(asBot().send(new DeleteUserCommand({ UserName: 'not-there' })))).toBe('AccessDenied');
  });

  test('tags what it creates', async () => {
    const device = { VirtualMFADeviceName: 'by-bot', Path: '/mfa-demo/a/' };
    const Tags = [{ Key: 'mfa-demo:demo', Value: 'd-1' }];
    expect(await outcomeOf(asBot().send(new CreateVirtualMFADeviceCommand(device)))).toBe('AccessDenied');
    expect(await outcomeOf(asBot().send(new CreateVirtualMFADeviceCommand({ ...device, Tags })))).toBe('Success');
  });
});
