import { CreateUserCommand, CreateVirtualMFADeviceCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { tagsOf } from '../../src/scenario/naming.ts';
import { seedUsers } from '../support/seed-aws.ts';
import { botWithout, NAME, PATH, startWorld } from './world.ts';

const DEADLINE_AT = Math.floor(Date.now() / 1000) * 1000 + 900_000;
const TAGS = tagsOf({ demoId: 'abc123def456', deadlineAt: DEADLINE_AT }, 'test');

test('resources directly under the path are found, and no others', async () => {
  const { aws, admin } = await startWorld();
  const startedAt = Date.now();
  for (const Path of [PATH, `${PATH}below/`, '/mfa-demo/', '/mfa-demo/test2/', '/staff/']) {
    const name = `name${Path.replaceAll('/', '-')}`;
    await admin.send(new CreateUserCommand({ UserName: name, Path }));
    await admin.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name, Path }));
  }
  const found = await aws.findOurs(PATH);
  expect(found).toEqual([
    {
      kind: 'user',
      name: 'name-mfa-demo-test-',
      arn: `arn:aws:iam::111122223333:user${PATH}name-mfa-demo-test-`,
      createdAt: expect.any(Number),
    },
    {
      kind: 'virtual-mfa-device',
      name: 'name-mfa-demo-test-',
      arn: `arn:aws:iam::111122223333:mfa${PATH}name-mfa-demo-test-`,
      createdAt: undefined,
    },
  ]);
  // AWS returns whole seconds.
  expect(found[0]?.createdAt).toBeGreaterThan(startedAt - 1000);
  expect(found[0]?.createdAt).toBeLessThanOrEqual(Date.now());
});

test('`findBelow` finds resources deeper below the path, and `findOurs` does not find them', async () => {
  const { aws, admin } = await startWorld();
  const deeper = [`${PATH}below/`, `${PATH}../other/`, `${PATH}/`, `${PATH}a:b/c/`];
  for (const [number, Path] of [...deeper, PATH, '/mfa-demo/test2/'].entries()) {
    await admin.send(new CreateUserCommand({ UserName: `name${number}`, Path }));
    await admin.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: `name${number}`, Path }));
  }
  const arn = (kind: string, number: number) => `arn:aws:iam::111122223333:${kind}${deeper[number]}name${number}`;
  const found = (await aws.findBelow(PATH)).map((each) => each.arn);
  expect(found.toSorted()).toEqual([0, 1, 2, 3].flatMap((n) => [arn('user', n), arn('mfa', n)]).toSorted());
  expect((await aws.findOurs(PATH)).map(({ name }) => name)).toEqual(['name4', 'name4']);
});

test('users on every page of the listing are found', async () => {
  const { aws, embedded } = await startWorld();
  const mixed = Array.from({ length: 120 }, (_, n) => {
    return { userName: `u${String(n).padStart(3, '0')}`, path: n % 2 ? PATH : '/a/' };
  });
  const ours = Array.from({ length: 101 }, (_, n) => ({ userName: `w${n}`, path: PATH }));
  await seedUsers(embedded, [...mixed, ...ours]);
  expect(await aws.findOurs(PATH)).toHaveLength(161);
});

test('the deadline is read from the tags of users and devices', async () => {
  const { aws, admin } = await startWorld();
  await aws.ensureUser({ userName: NAME, path: PATH, tags: TAGS });
  await aws.issueMfaDevice({ deviceName: NAME, path: PATH, tags: TAGS });
  const tagged = await aws.findOurs(PATH);
  expect(tagged).toHaveLength(2);
  for (const each of tagged) expect(await aws.readDeadline(each), each.kind).toBe(DEADLINE_AT);

  await admin.send(new CreateUserCommand({ UserName: 'bare', Path: PATH }));
  const Tags = [{ Key: 'mfa-demo:deadline', Value: 'tomorrow' }];
  await admin.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'odd', Path: PATH, Tags }));
  for (const name of ['bare', 'odd']) {
    const found = (await aws.findOurs(PATH)).find((each) => each.name === name);
    expect(await aws.readDeadline(found!), name).toBeUndefined();
  }
});

test('tags that the bot may not read, or of a deleted resource, give no deadline', async () => {
  const world = await startWorld();
  await world.aws.ensureUser({ userName: NAME, path: PATH, tags: TAGS });
  await world.aws.issueMfaDevice({ deviceName: NAME, path: PATH, tags: TAGS });
  const bot = await botWithout(world, ['iam:ListUserTags', 'iam:ListMFADeviceTags']);
  const found = await bot.findOurs(PATH);
  expect(found).toHaveLength(2);
  for (const each of found) expect(await bot.readDeadline(each)).toBeUndefined();
  for (const each of found) {
    const gone = { ...each, name: 'gone', arn: `${each.arn}-gone` };
    expect(await world.aws.readDeadline(gone)).toBeUndefined();
  }
});
