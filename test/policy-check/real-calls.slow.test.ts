// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written like this
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAwsSimulator } from '../../src/aws/simulator.ts';
import { IDENTITIES, type Identity } from '../../src/policy-check/identities.ts';
import { judge } from '../../src/policy-check/judge.ts';
import { runs } from '../support/volume.ts';
import { startRealAccount, type Verdict } from './real-account.ts';

const file = new URL('./mfa-policy-shapes.json', import.meta.url);
const { shapes } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly shapes: readonly {
    id: string;
    policy: object;
    verdict: Readonly<Record<string, string>>;
    uncertain?: string;
  }[];
};

async function startBoth() {
  const account = await startRealAccount();
  const { region, url: endpoint, adminKey: credentials } = account.aws;
  const simulator = createAwsSimulator({ region, endpoint, credentials });
  const question = { action: 's3:ListAllMyBuckets', resource: '*' };
  const simulates = async (policy: object): Promise<Verdict> => {
    const judgement = await judge(simulator, JSON.stringify(policy), question, []);
    const verdicts = IDENTITIES.map((each) => [each, judgement[each].isAllowed ? 'allowed' : 'denied'] as const);
    return Object.fromEntries(verdicts) as Record<Identity, 'allowed' | 'denied'>;
  };
  return { ...account, simulates, [Symbol.dispose]: () => simulator.close() };
}

test('real calls and the simulator give each policy the same verdict for all five kinds of credentials', async () => {
  using both = await startBoth();
  for (const { id, policy, verdict, uncertain } of shapes) {
    const decided = await both.decides(policy);
    if (uncertain === undefined) expect(decided, id).toMatchObject(verdict);
    expect(await both.simulates(policy), id).toEqual(decided);
  }
});

/**
 * Few values, so that two random conditions often have the same value. The ages are below, between and above the ages
 * of the two codes.
 */
const conditions: Readonly<Record<string, { readonly operators: string[]; readonly values: string[] }>> = {
  'aws:MultiFactorAuthPresent': {
    operators: ['Bool', 'Null', 'StringEquals', 'StringNotEquals'],
    values: ['true', 'false'],
  },
  'aws:MultiFactorAuthAge': {
    operators: ['NumericLessThan', 'NumericGreaterThan', 'NumericLessThanEquals', 'NumericNotEquals', 'Null'],
    values: ['20', '3600', '100000'],
  },
  'AWS:multifactorauthpresent': { operators: ['Bool'], values: ['true', 'false'] },
  'aws:username': {
    operators: ['StringEquals', 'StringLike', 'Null'],
    values: ['participant', '${aws:username}', 'p*'],
  },
  'aws:PrincipalType': { operators: ['StringEquals', 'StringNotEquals'], values: ['User', 'AssumedRole'] },
  'aws:SecureTransport': { operators: ['Null'], values: ['false'] },
  'aws:PrincipalTag/mfa': { operators: ['StringEquals', 'StringNotEquals', 'Null'], values: ['yes'] },
};
const NULL_VALUES = ['true', 'false'];
const condition = fc
  .constantFrom(...Object.keys(conditions))
  .chain((key) => fc.tuple(fc.constant(key), fc.constantFrom(...(conditions[key]?.operators ?? []))))
  .chain(([key, operator]) => {
    const values = operator === 'Null' ? NULL_VALUES : (conditions[key]?.values ?? []);
    const suffixes = operator === 'Null' ? [''] : ['', '', 'IfExists'];
    const prefixes = operator === 'Null' ? [''] : ['', '', '', 'ForAnyValue:', 'ForAllValues:'];
    return fc.record({
      key: fc.constant(key),
      operator: fc.tuple(fc.constantFrom(...prefixes), fc.constant(operator), fc.constantFrom(...suffixes)),
      values: fc.subarray(values, { minLength: 1 }),
    });
  })
  .map(({ key, operator, values }) => ({ [operator.join('')]: { [key]: values } }));

const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    action: fc.constantFrom<object>(
      { Action: 's3:ListAllMyBuckets' },
      { Action: ['S3:List*', 'iam:Get*'] },
      { Action: '*' },
      { NotAction: 'iam:*' },
      { NotAction: ['s3:ListAllMyBuckets'] },
      { Action: 's3:GetObject' },
    ),
    resource: fc.constantFrom<object>({ Resource: '*' }, { Resource: ['*'] }, { NotResource: 'arn:aws:s3:::logs' }),
    conditions: fc.array(condition, { maxLength: 2 }),
  })
  .map(({ Effect, action, resource, conditions: some }) => ({
    Effect,
    ...action,
    ...resource,
    ...(some.length > 0 && { Condition: Object.assign({}, ...some) as object }),
  }));
const policies = fc
  .array(statement, { minLength: 1, maxLength: 4 })
  .map((Statement) => ({ Version: '2012-10-17', Statement }));

test('real calls and the simulator give random policies the same verdict', { timeout: 3_600_000 }, async () => {
  using both = await startBoth();
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(policies, async (policy) => {
      const decided = await both.decides(policy);
      seen.add(IDENTITIES.map((each) => decided[each]).join());
      expect(await both.simulates(policy)).toEqual(decided);
    }),
    { numRuns: runs(1000) },
  );
  // If all verdicts were equal, the comparison would test nothing.
  expect(seen.size).toBeGreaterThan(4);
});
