import { SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { ask } from '../../../aws/ask.ts';
import { assumeRole, makeRole } from '../../../aws/make-role.ts';
import { makeActor } from '../../../aws/make-user.ts';
import { allow } from '../../../aws/policy.ts';
import { type AwsPoint, verdict } from '../../../point.ts';

const LIMIT_SECONDS = 60;

export const roleSimulatesItself: AwsPoint = {
  id: 'role-simulates-itself',
  service: 'aws',
  statement:
    'A session of a role may call `SimulatePrincipalPolicy` with the ARN of the role, when the role’s policy allows that.',
  where: ['src/aws/self-check.ts'],
  check: async (scene) => {
    const PolicySourceArn = `arn:aws:iam::${scene.accountId}:role${scene.path}${scene.name('role')}`;
    const actor = await makeActor(scene, 'user', [allow('sts:AssumeRole', PolicySourceArn)]);
    const statements = [allow('iam:SimulatePrincipalPolicy', PolicySourceArn), allow('s3:ListAllMyBuckets')];
    const role = await makeRole(scene, 'role', { trusts: scene.accountId, statements });
    const { iam } = scene.as(await assumeRole(scene, actor, role));
    const ActionNames = ['s3:ListAllMyBuckets', 's3:CreateBucket'];
    const answer = await scene.until(LIMIT_SECONDS, async () => {
      const one = await ask(iam.send(new SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames })));
      return one.isRefused ? undefined : one;
    });
    if (answer === undefined) return verdict(false, `It was refused for ${LIMIT_SECONDS} s.`);
    const decisions = (answer.value.EvaluationResults ?? []).map(({ EvalDecision }) => EvalDecision);
    const saw = `The simulator said ${decisions.join(' and ')} for an action that the role has and one that it has not.`;
    return verdict(decisions.join() === 'allowed,implicitDeny', saw, answer.requestId);
  },
};
