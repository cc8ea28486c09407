import { ListUsersCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Option } from 'commander';
import { expect, onTestFinished, test } from 'vitest';
import { adminKeyOption, bucketsOption } from '../../../sandbox/cli/cli-options.ts';
import { type Keys, listBuckets, outcomeOf, startWorld } from './support.ts';

function read(option: Option, given: string): unknown {
  return option.parseArg?.<unknown>(given, undefined);
}

/** Test suites that were written for other emulators of AWS use keys such as `test:test`. */
test.each(['test:test', 'FOOBARKEY:FOOBARSECRET', 'a:b:c', 'mock_access-key.1:mock/secret+key=='])(
  'the administrator can sign with %s',
  async (given) => {
    const adminKey = read(adminKeyOption(), given) as Keys;
    expect(`${adminKey.accessKeyId}:${adminKey.secretAccessKey}`).toBe(given);
    const world = await startWorld({ adminKey });
    onTestFinished(() => world.aws.close());
    const { iam, sts } = world.clientsOf(adminKey);
    expect((await sts.send(new GetCallerIdentityCommand())).Arn).toMatch(/user\/sandbox-admin$/);
    expect((await iam.send(new ListUsersCommand())).Users).toHaveLength(1);
    expect(await outcomeOf(listBuckets(world, adminKey))).toBe('Success');
    const wrong = { ...adminKey, secretAccessKey: 'wrong' };
    expect(await outcomeOf(world.clientsOf(wrong).iam.send(new ListUsersCommand()))).toBe('SignatureDoesNotMatch');
  },
);

test.each(['test', ':test', 'test:', 'te st:test', 'test:te st', 'a/b:c', 'a,b:c', 'a=b:c', `${'a'.repeat(129)}:b`])(
  'the option --admin-key refuses %s',
  (given) => {
    expect(() => read(adminKeyOption(), given)).toThrow('Give it as AKID:SECRET');
  },
);

test.each([
  ['none', []],
  ['one-bucket', ['one-bucket']],
  ['one-bucket, another', ['one-bucket', 'another']],
])('the option --buckets accepts %s', (given, names) => {
  expect(read(bucketsOption(), given)).toEqual(names);
});

test('the option --buckets refuses a name that S3 does not accept', () => {
  expect(() => read(bucketsOption(), 'one-bucket,Two')).toThrow('S3 does not accept "Two"');
});

test.each([
  ['a/b', 'c'],
  ['a b', 'c'],
  ['鍵', 'c'],
  ['', 'c'],
  ['a', ''],
])(
  'the embedded AWS does not start with the key %j:%j, because no client can sign with it',
  async (accessKeyId, secretAccessKey) => {
    await expect(startWorld({ adminKey: { accessKeyId, secretAccessKey } })).rejects.toThrow(RangeError);
  },
);
