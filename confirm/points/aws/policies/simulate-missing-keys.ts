import { SimulateCustomPolicyCommand } from '@aws-sdk/client-iam';
import { allow, policyText, type Statement } from '../../../aws/policy.ts';
import { type AwsPoint, verdict } from '../../../point.ts';

const KEY = 'aws:MultiFactorAuthPresent';

export const simulateMissingKeys: AwsPoint = {
  id: 'simulate-missing-keys',
  service: 'aws',
  statement:
    'If a condition key is not given, the simulator treats it as absent and names it in `MissingContextValues`, and does not fail.',
  where: ['sandbox/aws/iam/simulate/simulate.ts', 'src/policy-check/judge.ts'],
  check: async ({ iam }) => {
    const conditions: Statement['Condition'][] = [{ Bool: { [KEY]: 'true' } }, { BoolIfExists: { [KEY]: 'true' } }];
    const answers = await Promise.all(
      conditions.map((Condition) => {
        const PolicyInputList = [policyText([{ ...allow('s3:ListAllMyBuckets'), Condition }])];
        return iam.send(new SimulateCustomPolicyCommand({ PolicyInputList, ActionNames: ['s3:ListAllMyBuckets'] }));
      }),
    );
    const results = answers.map(({ EvaluationResults = [] }) => EvaluationResults[0]);
    const decisions = results.map((result) => result?.EvalDecision).join(' and ');
    const missing = results.map((result) => (result?.MissingContextValues ?? []).join() || 'none').join(' and ');
    const saw = `Bool and BoolIfExists without the key: ${decisions}; named as missing: ${missing}.`;
    const isAsBelieved = decisions === 'implicitDeny and allowed' && missing.startsWith(KEY);
    return verdict(isAsBelieved, saw, answers[0]?.$metadata.requestId);
  },
};
