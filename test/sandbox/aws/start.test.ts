import { ListUsersCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { startEmbeddedAws } from '../../../sandbox/aws/start.ts';
import { listBuckets, outcomeOf, startWorld } from './support.ts';

test('the address is 127.0.0.1; a port in use is refused, and is free again after close', async () => {
  const aws = await startEmbeddedAws();
  expect(new URL(aws.url).hostname).toBe('127.0.0.1');
  const port = Number(new URL(aws.url).port);
  await expect(startEmbeddedAws({ port })).rejects.toThrow('EADDRINUSE');
  await aws.close();
  const again = await startEmbeddedAws({ port });
  expect(again.url).toBe(aws.url);
  await again.close();
});

test('each run has its own administrator key unless one is given', async () => {
  const adminKey = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'given' };
  const [first, second, given] = await Promise.all([startWorld(), startWorld(), startWorld({ adminKey })]);
  expect(first.aws.adminKey).not.toEqual(second.aws.adminKey);
  const listUsers = (keys: typeof adminKey) => outcomeOf(given.clientsOf(keys).iam.send(new ListUsersCommand({})));
  expect(await listUsers(adminKey)).toBe('Success');
  expect(await listUsers(first.aws.adminKey)).toBe('InvalidClientTokenId');
  await Promise.all([first, second, given].map((world) => world.aws.close()));
});

test('the account id and the buckets are taken from the options', async () => {
  const world = await startWorld({ accountId: '999988887777', buckets: ['only-one'] });
  expect(world.aws.view().users[0]?.arn).toBe('arn:aws:iam::999988887777:user/sandbox-admin');
  const { Buckets } = await listBuckets(world, world.aws.adminKey);
  expect(Buckets?.map((bucket) => bucket.Name)).toEqual(['only-one']);
  await world.aws.close();
});
