// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written like this
import {
  AddUserToGroupCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  PutGroupPolicyCommand,
  SimulateCustomPolicyCommand,
  type SimulateCustomPolicyCommandInput,
  SimulatePrincipalPolicyCommand,
  type SimulatePrincipalPolicyCommandInput,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statementSpans } from '../../../sandbox/aws/policy/json-text.ts';
import { createKey, createUser, outcomeOf, putPolicy, startWorld, type World } from './support.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.aws.close());

const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
const allow = (Action: string, more: object = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...more });
const deny = (Action: string) => ({ ...allow(Action), Effect: 'Deny' });
const mfaTrue = {
  ContextKeyName: 'aws:MultiFactorAuthPresent',
  ContextKeyType: 'boolean' as const,
  ContextKeyValues: ['true'],
};

const custom = (input: SimulateCustomPolicyCommandInput) => world.iam.send(new SimulateCustomPolicyCommand(input));
const principal = (input: SimulatePrincipalPolicyCommandInput) =>
  world.iam.send(new SimulatePrincipalPolicyCommand(input));

async function decisions(input: SimulateCustomPolicyCommandInput) {
  const { EvaluationResults = [] } = await custom(input);
  return EvaluationResults.map((result) => result.EvalDecision);
}

test('the positions of statements are counted as by AWS', () => {
  // The positions in `compact` and `administrator` are from answers of AWS.
  const compact = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';
  expect(statementSpans(compact)[0]?.start).toEqual({ line: 1, column: 38 });
  const administrator = JSON.stringify(JSON.parse(compact), undefined, 2);
  expect(statementSpans(administrator)).toEqual([{ start: { line: 3, column: 17 }, end: { line: 8, column: 6 } }]);
  const decoy = '{"Id":"{[\\"Statement\\":[","Statement":{"Condition":{"Null":{"Statement:":["{"]}}}}';
  const start = { line: 1, column: decoy.indexOf('{"Condition') + 1 };
  expect(statementSpans(decoy)).toEqual([{ start, end: { line: 1, column: decoy.length } }]);
});

describe('policies given in the request', () => {
  test('allow, deny, or do neither', async () => {
    const PolicyInputList = [policy(allow('iam:*'), deny('iam:DeleteUser'))];
    const ActionNames = ['iam:GetUser', 'iam:DeleteUser', 's3:ListAllMyBuckets'];
    expect(await decisions({ PolicyInputList, ActionNames })).toEqual(['allowed', 'explicitDeny', 'implicitDeny']);
  });

  test('are named in the result, with the positions of the statements that decided', async () => {
    const PolicyInputList = [
      policy(allow('s3:*')),
      `{\n  "Statement": [\n    ${JSON.stringify(allow('iam:*'))},\n    {"Effect":"Allow","Action":"iam:GetUser","Resource":"*"}]}`,
    ];
    const { EvaluationResults, IsTruncated } = await custom({ PolicyInputList, ActionNames: ['iam:GetUser'] });
    const SourcePolicyType = 'IAM Policy';
    expect(IsTruncated).toBe(false);
    expect(EvaluationResults).toEqual([
      {
        EvalActionName: 'iam:GetUser',
        EvalResourceName: '*',
        EvalDecision: 'allowed',
        MissingContextValues: [],
        MatchedStatements: [
          {
            SourcePolicyId: 'PolicyInputList.2',
            SourcePolicyType,
            StartPosition: { Line: 2, Column: 17 },
            EndPosition: { Line: 3, Column: 55 },
          },
          {
            SourcePolicyId: 'PolicyInputList.2',
            SourcePolicyType,
            StartPosition: { Line: 3, Column: 56 },
            EndPosition: { Line: 4, Column: 61 },
          },
        ],
      },
    ]);
  });

  test('are evaluated with the given context keys, and the result lists missing keys', async () => {
    const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': true } } };
    const own = { Resource: 'arn:aws:s3:::${aws:PrincipalTag/bucket}' };
    const PolicyInputList = [policy(allow('s3:ListAllMyBuckets', mfa), allow('s3:GetObject', own))];
    const ActionNames = ['s3:ListAllMyBuckets', 's3:GetObject'];
    const { EvaluationResults } = await custom({ PolicyInputList, ActionNames });
    expect(EvaluationResults).toMatchObject([
      { EvalDecision: 'implicitDeny', MissingContextValues: ['aws:MultiFactorAuthPresent'] },
      { EvalDecision: 'implicitDeny', MissingContextValues: ['aws:PrincipalTag/bucket'] },
    ]);
    const asked = { PolicyInputList, ActionNames, ContextEntries: [mfaTrue] };
    expect((await custom(asked)).EvaluationResults?.[0]).toMatchObject({
      EvalDecision: 'allowed',
      MissingContextValues: [],
    });
  });

  test('are evaluated with multivalued keys', async () => {
    const Condition = { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] }, Null: { 'aws:TagKeys': 'false' } };
    const PolicyInputList = [policy(allow('iam:TagUser', { Condition }))];
    const tagged = (ContextKeyValues: string[]) =>
      decisions({
        PolicyInputList,
        ActionNames: ['iam:TagUser'],
        ContextEntries: [{ ContextKeyName: 'aws:TagKeys', ContextKeyType: 'stringList', ContextKeyValues }],
      });
    expect(await tagged(['a', 'b'])).toEqual(['allowed']);
    expect(await tagged(['a', 'c'])).toEqual(['implicitDeny']);
    expect(await tagged([])).toEqual(['implicitDeny']);
  });

  test('are evaluated resource by resource', async () => {
    const good = 'arn:aws:s3:::good';
    const bad = 'arn:aws:s3:::bad';
    const PolicyInputList = [policy(allow('s3:*', { Resource: good }), { ...deny('s3:*'), Resource: bad })];
    const ask = { PolicyInputList, ActionNames: ['s3:CreateBucket'] };
    const { EvaluationResults } = await custom({ ...ask, ResourceArns: [good, bad, 'arn:aws:s3:::other'] });
    expect(EvaluationResults).toHaveLength(1);
    const position = expect.objectContaining({ Line: 1, Column: expect.any(Number) });
    expect(EvaluationResults?.[0]).toMatchObject({
      EvalResourceName: '*',
      EvalDecision: 'explicitDeny',
      MatchedStatements: [{ SourcePolicyId: 'PolicyInputList.1', StartPosition: position, EndPosition: position }],
    });
    const results = EvaluationResults?.[0]?.ResourceSpecificResults?.map(
      ({ EvalResourceName, EvalResourceDecision, MatchedStatements }) => [
        EvalResourceName,
        EvalResourceDecision,
        MatchedStatements?.length,
      ],
    );
    expect(results).toEqual([
      [good, 'allowed', 1],
      [bad, 'explicitDeny', 1],
      ['arn:aws:s3:::other', 'implicitDeny', 0],
    ]);
    const single = (await custom({ ...ask, ResourceArns: [good] })).EvaluationResults?.[0];
    expect(single).toMatchObject({ EvalResourceName: good, EvalDecision: 'allowed', EvalDecisionDetails: {} });
  });

  test('are limited by a boundary', async () => {
    const { EvaluationResults } = await custom({
      PolicyInputList: [policy(allow('*'))],
      PermissionsBoundaryPolicyInputList: [policy(allow('s3:*'))],
      ActionNames: ['iam:GetUser', 's3:ListAllMyBuckets'],
    });
    expect(EvaluationResults).toMatchObject([
      { EvalDecision: 'implicitDeny', PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false } },
      { EvalDecision: 'allowed', PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: true } },
    ]);
  });

  test("are combined with the resource's policy", async () => {
    const CallerArn = 'arn:aws:iam::111122223333:user/somebody';
    const resourcePolicy = (Effect: string, AWS: string) =>
      policy({ Effect, Principal: { AWS }, Action: 's3:GetObject', Resource: '*' });
    const ask = (PolicyInputList: string[], ResourcePolicy: string) =>
      decisions({ PolicyInputList, ResourcePolicy, CallerArn, ActionNames: ['s3:GetObject'] });
    const nothing = [policy(allow('iam:*'))];
    expect(await ask(nothing, resourcePolicy('Allow', CallerArn))).toEqual(['allowed']);
    expect(await ask(nothing, resourcePolicy('Allow', `${CALLER_ACCOUNT}:root`))).toEqual(['implicitDeny']);
    expect(await ask([policy(allow('s3:*'))], resourcePolicy('Deny', '*'))).toEqual(['explicitDeny']);
  });

  test('are answered in pages', async () => {
    const ask = { PolicyInputList: [policy(allow('iam:*'))], ActionNames: ['iam:A', 'iam:B', 's3:C'], MaxItems: 2 };
    const first = await custom(ask);
    expect(first.EvaluationResults?.map((result) => result.EvalActionName)).toEqual(['iam:A', 'iam:B']);
    expect(first.IsTruncated).toBe(true);
    const second = await custom({ ...ask, Marker: first.Marker });
    expect(second.EvaluationResults?.map((result) => result.EvalDecision)).toEqual(['implicitDeny']);
    expect(second.IsTruncated).toBe(false);
  });
});

const CALLER_ACCOUNT = 'arn:aws:iam::111122223333';

describe('policies of a user or group', () => {
  test("are those of the user and of the user's groups; policies in the request are added to them", async () => {
    const PolicySourceArn = await createUser(world, 'ann');
    await putPolicy(world, 'ann', allow('iam:GetUser', { Condition: { StringEquals: { 'aws:username': 'ann' } } }));
    await world.iam.send(
      new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' }),
    );
    await world.iam.send(new CreateGroupCommand({ GroupName: 'readers' }));
    await world.iam.send(new AddUserToGroupCommand({ GroupName: 'readers', UserName: 'ann' }));
    await world.iam.send(
      new PutGroupPolicyCommand({
        GroupName: 'readers',
        PolicyName: 'all',
        PolicyDocument: policy(allow('iam:ListUsers')),
      }),
    );
    const { EvaluationResults } = await principal({
      PolicySourceArn,
      ActionNames: ['iam:GetUser', 's3:ListAllMyBuckets', 'iam:ListUsers', 'iam:TagUser', 'iam:DeleteUser'],
      PolicyInputList: [policy(allow('iam:TagUser'))],
    });
    const sources = EvaluationResults?.map(
      (result) => result.MatchedStatements?.[0]?.SourcePolicyId ?? result.EvalDecision,
    );
    expect(sources).toEqual([
      'user_ann_demo',
      'AmazonS3ReadOnlyAccess',
      'group_readers_all',
      'PolicyInputList.1',
      'implicitDeny',
    ]);

    const ofGroup = await principal({
      PolicySourceArn: `${CALLER_ACCOUNT}:group/readers`,
      ActionNames: ['iam:ListUsers', 'iam:GetUser'],
    });
    expect(ofGroup.EvaluationResults?.map((result) => result.EvalDecision)).toEqual(['allowed', 'implicitDeny']);
  });

  test('are limited by their boundary, or by a boundary in the request', async () => {
    const { Policy } = await world.iam.send(
      new CreatePolicyCommand({ PolicyName: 'bound', PolicyDocument: policy(allow('iam:GetUser')) }),
    );
    const made = await world.iam.send(new CreateUserCommand({ UserName: 'bob', PermissionsBoundary: Policy?.Arn }));
    await putPolicy(world, 'bob', allow('iam:*'));
    const ask = { PolicySourceArn: made.User?.Arn, ActionNames: ['iam:GetUser', 'iam:ListUsers'] };
    const verdicts = async (more: object) =>
      (await principal({ ...ask, ...more })).EvaluationResults?.map((result) => result.EvalDecision);
    expect(await verdicts({})).toEqual(['allowed', 'implicitDeny']);
    const other = { PermissionsBoundaryPolicyInputList: [policy(allow('iam:ListUsers'))] };
    expect(await verdicts(other)).toEqual(['implicitDeny', 'allowed']);
  });

  test('can be simulated for another caller', async () => {
    const PolicySourceArn = await createUser(world, 'cat');
    await putPolicy(world, 'cat', allow('iam:GetUser', { Condition: { StringEquals: { 'aws:username': 'dan' } } }));
    const ask = { PolicySourceArn, ActionNames: ['iam:GetUser'] };
    expect((await principal(ask)).EvaluationResults?.[0]?.EvalDecision).toBe('implicitDeny');
    const asDan = { ...ask, CallerArn: `${CALLER_ACCOUNT}:user/dan` };
    expect((await principal(asDan)).EvaluationResults?.[0]?.EvalDecision).toBe('allowed');
  });

  test('are simulated even before they have propagated', async () => {
    await using slow = await slowWorld();
    const PolicySourceArn = await createUser(slow, 'eve');
    await putPolicy(slow, 'eve', allow('iam:GetUser'));
    const command = new SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames: ['iam:GetUser'] });
    expect((await slow.iam.send(command)).EvaluationResults?.[0]?.EvalDecision).toBe('allowed');
  });

  test('cannot be simulated without permission', async () => {
    const PolicySourceArn = await createUser(world, 'fay');
    const { iam } = world.clientsOf(await createKey(world, 'fay'));
    const ask = { PolicySourceArn, ActionNames: ['iam:GetUser'] };
    expect(await outcomeOf(iam.send(new SimulatePrincipalPolicyCommand(ask)))).toBe('AccessDenied');
    await putPolicy(world, 'fay', allow('iam:SimulatePrincipalPolicy', { Resource: PolicySourceArn }));
    expect(await outcomeOf(iam.send(new SimulatePrincipalPolicyCommand(ask)))).toBe('Success');
  });
});

async function slowWorld() {
  const slow = await startWorld({ propagationSeconds: 10 });
  return Object.assign(slow, { [Symbol.asyncDispose]: async () => void (await slow.aws.close()) });
}
