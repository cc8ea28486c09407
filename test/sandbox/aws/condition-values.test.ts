import { TagUserCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createKey,
  createUser,
  type Keys,
  outcomeOf,
  putPolicy,
  refusalOf,
  startWorld,
  type World,
} from './support.ts';

/**
 * Tests conditions on request tags with real calls: empty values, several values, and operators without a quantifier.
 */
let world: World;
let keys: Keys;
beforeAll(async () => {
  world = await startWorld();
  await createUser(world, 'tagger');
  keys = await createKey(world, 'tagger');
});
afterAll(() => world.aws.close());

async function tagging(Condition: object, tags: Readonly<Record<string, string>>): Promise<string> {
  await putPolicy(world, 'tagger', { Effect: 'Allow', Action: 'iam:TagUser', Resource: '*', Condition });
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  return outcomeOf(world.clientsOf(keys).iam.send(new TagUserCommand({ UserName: 'tagger', Tags })));
}

test.each<[object, Record<string, string>, string]>([
  [{ StringEquals: { 'aws:TagKeys': 'team' } }, { team: 'a' }, 'AccessDenied'],
  [{ StringEquals: { 'aws:TagKeys': 'team' } }, { team: 'a', cost: 'b' }, 'AccessDenied'],
  [{ StringLike: { 'aws:TagKeys': '*' } }, { team: 'a' }, 'AccessDenied'],
  [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'team' } }, { team: 'a' }, 'Success'],
  [{ 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'team' } }, { team: 'a', cost: 'b' }, 'Success'],
  [{ Null: { 'aws:TagKeys': 'false' } }, { team: 'a' }, 'Success'],
  [{ Null: { 'aws:RequestTag/team': 'false' } }, { team: '' }, 'Success'],
  [{ Null: { 'aws:RequestTag/team': 'true' } }, { team: '' }, 'AccessDenied'],
  [{ Null: { 'aws:RequestTag/team': 'true' } }, { cost: '' }, 'Success'],
  [{ StringEquals: { 'aws:RequestTag/team': '' } }, { team: '' }, 'Success'],
  [{ StringEqualsIfExists: { 'aws:RequestTag/team': 'a' } }, { team: '' }, 'AccessDenied'],
  [{ StringNotEquals: { 'aws:RequestTag/team': 'a' } }, { team: '' }, 'Success'],
  [{ NotIpAddress: { 'aws:RequestTag/from': '10.0.0.0/8' } }, { from: 'here' }, 'AccessDenied'],
  [{ NotIpAddress: { 'aws:RequestTag/from': '10.0.0.0/8' } }, { from: '192.0.2.1' }, 'Success'],
  [{ ArnNotLike: { 'aws:RequestTag/owner': 'arn:aws:iam::*:user/*' } }, { owner: 'ann' }, 'AccessDenied'],
  [{ Bool: { 'aws:RequestTag/old': 'true' } }, { old: 'TRUE' }, 'Success'],
  [{ Bool: { 'aws:RequestTag/old': 'yes' } }, { old: 'yes' }, 'AccessDenied'],
  [{ Bool: { 'aws:RequestTag/old': '' } }, { old: '' }, 'AccessDenied'],
  [{ BoolIfExists: { 'aws:RequestTag/old': 'false' } }, { old: 'no' }, 'AccessDenied'],
  [{ NumericNotEquals: { 'aws:RequestTag/cost': '1' } }, { cost: 'much' }, 'AccessDenied'],
])('the condition %j on the tags %j has the outcome %s', async (condition, tags, outcome) => {
  expect(await tagging(condition, tags)).toBe(outcome);
});

test('a condition key without a vendor prefix is not stored', async () => {
  const Condition = { Bool: { MultiFactorAuthPresent: 'true' } };
  const put = putPolicy(world, 'tagger', { Effect: 'Allow', Action: 'iam:TagUser', Resource: '*', Condition });
  expect(await refusalOf(put)).toEqual({
    code: 'MalformedPolicyDocument',
    http: 400,
    message: 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
  });
});
