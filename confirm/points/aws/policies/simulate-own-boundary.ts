import { SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { makePolicy } from '../../../aws/make-policy.ts';
import { giveUserPolicy, makeUser } from '../../../aws/make-user.ts';
import { allow } from '../../../aws/policy.ts';
import { type AwsPoint, verdict } from '../../../point.ts';

export const simulateOwnBoundary: AwsPoint = {
  id: 'simulate-own-boundary',
  service: 'aws',
  statement:
    '`SimulatePrincipalPolicy` applies the principal’s boundary: an action that the policy allows and the boundary does not is `implicitDeny`.',
  where: ['sandbox/aws/iam/simulate/simulate.ts', 'src/doctor/permission-matrix.ts'],
  check: async (scene) => {
    const boundary = await makePolicy(scene, 'boundary', [allow('s3:ListAllMyBuckets')]);
    const user = await makeUser(scene, 'user', boundary);
    await giveUserPolicy(scene, user, [allow('s3:*')]);
    const ActionNames = ['s3:ListAllMyBuckets', 's3:CreateBucket'];
    const answer = await scene.iam.send(new SimulatePrincipalPolicyCommand({ PolicySourceArn: user.arn, ActionNames }));
    const results = answer.EvaluationResults ?? [];
    const decisions = results.map(({ EvalDecision }) => EvalDecision).join(' and ');
    const byBoundary = results.map((result) => result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary);
    const saw = `Inside the boundary and outside of it: ${decisions}; allowed by the boundary: ${byBoundary.join(' and ')}.`;
    const isAsBelieved = decisions === 'allowed and implicitDeny' && byBoundary.join() === 'true,false';
    return verdict(isAsBelieved, saw, answer.$metadata.requestId);
  },
};
