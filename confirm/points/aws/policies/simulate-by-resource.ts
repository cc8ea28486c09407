import { SimulateCustomPolicyCommand } from '@aws-sdk/client-iam';
import { allow, policyText } from '../../../aws/policy.ts';
import { type AwsPoint, verdict } from '../../../point.ts';

export const simulateByResource: AwsPoint = {
  id: 'simulate-by-resource',
  service: 'aws',
  statement:
    'For several resources of which one is denied, the simulator’s overall decision is not `allowed`, and `ResourceSpecificResults` has a decision for each.',
  where: ['sandbox/aws/iam/simulate/simulate-results.ts'],
  check: async ({ iam }) => {
    const [mine, other] = ['arn:aws:s3:::confirm-mine/a', 'arn:aws:s3:::confirm-other/a'];
    const order = {
      PolicyInputList: [policyText([allow('s3:GetObject', mine)])],
      ActionNames: ['s3:GetObject'],
      ResourceArns: [mine, other],
    };
    const { EvaluationResults = [], $metadata } = await iam.send(new SimulateCustomPolicyCommand(order));
    const [result] = EvaluationResults;
    const each = (result?.ResourceSpecificResults ?? []).map(
      ({ EvalResourceName, EvalResourceDecision }) => `${EvalResourceName} ${EvalResourceDecision}`,
    );
    const isAsBelieved =
      result?.EvalDecision === 'implicitDeny' && each.join() === `${mine} allowed,${other} implicitDeny`;
    const saw = `Overall ${result?.EvalDecision}; by resource: ${each.join(', ') || 'nothing'}.`;
    return verdict(isAsBelieved, saw, $metadata.requestId);
  },
};
