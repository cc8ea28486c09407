import { SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { ask } from '../../../aws/ask.ts';
import { assumeRole, makeRole } from '../../../aws/make-role.ts';
import { makeActor } from '../../../aws/make-user.ts';
import { allow, POLICY_LIMIT_SECONDS } from '../../../aws/policy.ts';
import { type AwsPoint, verdict } from '../../../point.ts';
import { untilAllowed } from '../../../run/waits.ts';

export const roleSimulatesItself: AwsPoint = {
  id: 'role-simulates-itself',
  service: 'aws',
  statement:
    'A session of a role may call `SimulatePrincipalPolicy` with the ARN of its own role, if the role’s policy allows that.',
  where: ['src/aws/self-check.ts'],
  check: async (scene) => {
    const PolicySourceArn = `arn:aws:iam::${scene.accountId}:role${scene.path}${scene.name('role')}`;
    const actor = await makeActor(scene, 'user', [allow('sts:AssumeRole', PolicySourceArn)]);
    const statements = [allow('iam:SimulatePrincipalPolicy', PolicySourceArn), allow('s3:ListAllMyBuckets')];
    const role = await makeRole(scene, 'role', { trusts: scene.accountId, statements });
    const { iam } = scene.as(await assumeRole(scene, actor, role));
    const ActionNames = ['s3:ListAllMyBuckets', 's3:CreateBucket'];
    const answer = await untilAllowed(scene, POLICY_LIMIT_SECONDS, () =>
      ask(iam.send(new SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames }))),
    );
    if (answer === undefined) return verdict(false, `It was refused for ${POLICY_LIMIT_SECONDS} s.`);
    const decisions = (answer.value.EvaluationResults ?? []).map(({ EvalDecision }) => EvalDecision);
    const saw = `The simulator said ${decisions.join(' and ')} for an action that the role has and one that it has not.`;
    return verdict(decisions.join() === 'allowed,implicitDeny', saw, answer.requestId);
  },
};
