import { CreateUserCommand, CreateVirtualMFADeviceCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { tagsOf } from '../../src/scenario/naming.ts';
import { botWithout, NAME, PATH, startWorld } from './world.ts';

const DEADLINE_AT = Math.floor(Date.now() / 1000) * 1000 + 900_000;
const TAGS = tagsOf({ demoId: 'abc123def456', deadlineAt: DEADLINE_AT }, 'test');

test('what lies directly under the path is found, and nothing else', async () => {
  const { aws, admin } = await startWorld();
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
  expect(Math.abs(Date.now() - (found[0]?.createdAt ?? 0))).toBeLessThan(60_000);
});

test('more than a page of users is found', async () => {
  const { aws, admin } = await startWorld();
  for (let n = 0; n < 120; n += 1) {
    const [UserName, Path] = [`u${String(n).padStart(3, '0')}`, n % 2 ? PATH : '/a/'];
    await admin.send(new CreateUserCommand({ UserName, Path }));
  }
  for (let n = 0; n < 101; n += 1) await admin.send(new CreateUserCommand({ UserName: `w${n}`, Path: PATH }));
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

test('tags that may not be read, or are of something that has gone, are no deadline', async () => {
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
