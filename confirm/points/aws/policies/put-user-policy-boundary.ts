import { PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { ask } from '../../../aws/ask.ts';
import { makePolicy } from '../../../aws/make-policy.ts';
import { giveUserPolicy, makeActor, makeUser } from '../../../aws/make-user.ts';
import { allow, POLICY_LIMIT_SECONDS, policyText } from '../../../aws/policy.ts';
import { type AwsPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';
import { untilAllowed } from '../../../run/waits.ts';

export const putUserPolicyBoundary: AwsPoint = {
  id: 'put-user-policy-boundary',
  service: 'aws',
  statement:
    'A request of `PutUserPolicy` contains `iam:PermissionsBoundary` with the user’s boundary, so a policy can allow it only for users with that boundary.',
  where: ['deploy/cloudformation.yml', 'sandbox/aws/account/permissions.ts'],
  check: async (scene) => {
    const boundary = await makePolicy(scene, 'boundary', [allow('s3:ListAllMyBuckets')]);
    const bounded = await makeUser(scene, 'bounded', boundary);
    const free = await makeUser(scene, 'free');
    const { iam } = await makeActor(scene, 'actor', [
      {
        ...allow('iam:PutUserPolicy', [bounded.arn, free.arn]),
        Condition: { StringEquals: { 'iam:PermissionsBoundary': boundary } },
      },
    ]);
    const put = (UserName: string) => {
      const PolicyDocument = policyText([allow('s3:ListAllMyBuckets')]);
      return ask(iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'confirm', PolicyDocument })));
    };
    // The actor replaces these policies; the undo list removes them.
    await giveUserPolicy(scene, bounded, [allow('s3:GetObject')]);
    await giveUserPolicy(scene, free, [allow('s3:GetObject')]);
    const allowed = await untilAllowed(scene, POLICY_LIMIT_SECONDS, () => put(bounded.name));
    const denied = await put(free.name);
    const saw = `For a user with the boundary it was ${allowed ? 'allowed' : `denied for ${POLICY_LIMIT_SECONDS} s`}; for a user without: ${inWords(denied)}.`;
    const isAsBelieved = allowed !== undefined && denied.isRefused && denied.code === 'AccessDenied';
    return verdict(isAsBelieved, saw, denied.requestId);
  },
};
