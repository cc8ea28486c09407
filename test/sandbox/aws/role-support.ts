import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, type AssumeRoleCommandInput } from '@aws-sdk/client-sts';
import { allowListBuckets, type Keys, keysOf, type World } from './support.ts';

export const ACCOUNT = 'arn:aws:iam::111122223333:root';
export const requiresMfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': true } } };

export function trusting(principal: string | readonly string[], more: object = {}): string {
  const statement = { Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole', ...more };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

export function policy(...statements: object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** Creates a role, and returns its ARN. */
export async function createRole(world: World, RoleName: string, trust: string, more: object = {}): Promise<string> {
  const create = new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust, ...more });
  return (await world.iam.send(create)).Role?.Arn ?? '';
}

/** Creates a role that may list buckets, and returns its ARN. */
export async function createBucketLister(world: World, RoleName: string, trust: string, more: object = {}) {
  const arn = await createRole(world, RoleName, trust, more);
  await world.iam.send(
    new PutRolePolicyCommand({ RoleName, PolicyName: 'list', PolicyDocument: policy(allowListBuckets) }),
  );
  return arn;
}

export function assume(world: World, keys: Keys, RoleArn: string, more: Partial<AssumeRoleCommandInput> = {}) {
  return world.clientsOf(keys).sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'session', ...more }));
}

export async function assumed(...call: Parameters<typeof assume>): Promise<Keys> {
  return keysOf((await assume(...call)).Credentials);
}
