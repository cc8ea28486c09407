import * as iamSdk from '@aws-sdk/client-iam';
import * as s3Sdk from '@aws-sdk/client-s3';
import * as stsSdk from '@aws-sdk/client-sts';
import { expect, onTestFinished, test } from 'vitest';
import { iamOperations } from '../../../sandbox/aws/iam/operations.ts';
import { s3Operations } from '../../../sandbox/aws/s3/operations.ts';
import { stsOperations } from '../../../sandbox/aws/sts/operations.ts';
import { type Ids, playsWith } from './every-operation.ts';
import { createDevice, startWorld } from './support.ts';

const sdks = { iam: iamSdk, sts: stsSdk, s3: s3Sdk };
const registered = { iam: iamOperations, sts: stsOperations, s3: s3Operations };

test.each(['iam', 'sts', 's3'] as const)('AWS’s own client can call every operation of %s', async (service) => {
  const world = await startWorld();
  onTestFinished(() => world.aws.close());
  const trust = { Effect: 'Allow', Principal: { AWS: world.aws.accountId }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: trust });
  await world.iam.send(new iamSdk.CreateRoleCommand({ RoleName: 'assumed', AssumeRolePolicyDocument }));
  const plays = playsWith(await createDevice(world, 'phone'))[service];

  const client = world.clientsOf(world.aws.adminKey)[service] as { send(command: object): Promise<object> };
  let ids: Ids = {};
  for (const [operation, input, refusal = 'none'] of plays) {
    const Command = Reflect.get(sdks[service], `${operation}Command`) as new (input: object) => object;
    const answer = await client.send(new Command(input(ids))).catch((error: Error) => ({ refusal: error.name }));
    expect([operation, 'refusal' in answer ? answer.refusal : 'none']).toEqual([operation, refusal]);
    ids = { ...ids, ...idsIn(answer) };
  }
  const played = plays.map(([operation]) => operation);
  expect([...new Set(played)].sort()).toEqual([...registered[service].keys()].sort());
});

/** Returns all text fields of an answer, nested ones included, by their names. */
function idsIn(answer: object): Ids {
  return Object.assign(
    {},
    ...Object.entries(answer).map(([name, value]) => {
      if (typeof value === 'string') return { [name]: value };
      return typeof value === 'object' && value !== null && !(value instanceof Date) ? idsIn(value) : {};
    }),
  );
}
