// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written like this
import { SimulateCustomPolicyCommand, type SimulateCustomPolicyCommandInput } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { policy } from './role-support.ts';
import { startWorld, type World } from './support.ts';

/** Tests simulations with several resources and with multivalued condition keys. */
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.aws.close());

const allow = (Action: string, more: object = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...more });
const custom = (input: SimulateCustomPolicyCommandInput) => world.iam.send(new SimulateCustomPolicyCommand(input));

test('the decision over several resources is the strictest one', async () => {
  const [good, fine, bad] = ['good', 'fine', 'bad'].map((name) => `arn:aws:s3:::${name}`) as [string, string, string];
  const PolicyInputList = [policy(allow('s3:*', { Resource: good }), allow('s3:*', { Resource: [good, fine] }))];
  const over = async (...ResourceArns: string[]) => {
    const { EvaluationResults } = await custom({ PolicyInputList, ActionNames: ['s3:CreateBucket'], ResourceArns });
    const { EvalDecision, MatchedStatements, ResourceSpecificResults } = EvaluationResults![0]!;
    const each = ResourceSpecificResults?.map(({ EvalResourceDecision }) => EvalResourceDecision);
    return [EvalDecision, MatchedStatements?.length, each];
  };
  expect(await over(good, fine)).toEqual(['allowed', 2, ['allowed', 'allowed']]);
  expect(await over(good, bad)).toEqual(['implicitDeny', 0, ['allowed', 'implicitDeny']]);
  expect(await over(bad)).toEqual(['implicitDeny', 0, ['implicitDeny']]);
});

test('conditions on a multivalued key need ForAnyValue or ForAllValues, and policy variables cannot read it', async () => {
  const equals = allow('iam:TagUser', { Condition: { StringEquals: { 'x:colours': 'red' } } });
  const variable = allow('iam:TagUser', { Condition: { StringEquals: { 'aws:username': '${x:colours}' } } });
  const over = async (statement: object, ContextKeyType: 'string' | 'stringList') =>
    verdictOf({
      PolicyInputList: [policy(statement)],
      ActionNames: ['iam:TagUser'],
      ContextEntries: [
        { ContextKeyName: 'x:colours', ContextKeyType, ContextKeyValues: ['red'] },
        { ContextKeyName: 'aws:username', ContextKeyType: 'string', ContextKeyValues: ['red'] },
      ],
    });
  for (const statement of [equals, variable]) {
    expect(await over(statement, 'string')).toBe('allowed');
    expect(await over(statement, 'stringList')).toBe('implicitDeny');
  }
});

async function verdictOf(input: SimulateCustomPolicyCommandInput) {
  return (await custom(input)).EvaluationResults?.[0]?.EvalDecision;
}
