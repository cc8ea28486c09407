import {
  DeleteUserPolicyCommand,
  GetPolicyCommand,
  GetUserCommand,
  ListUserPoliciesCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { ask, removed } from '../../../aws/ask.ts';
import { makePolicy } from '../../../aws/make-policy.ts';
import { makeUser } from '../../../aws/make-user.ts';
import { allow, policyText } from '../../../aws/policy.ts';
import { type AwsPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';

export const namesInAnyCase: AwsPoint = {
  id: 'names-in-any-case',
  service: 'aws',
  statement:
    'IAM finds a user by its name in upper or lower case, but a policy only by its ARN exactly as it was created. If the name of a new inline policy differs from an existing one only in case, the new policy replaces the old one.',
  where: ['sandbox/aws/iam/users/target-user.ts'],
  check: async (scene) => {
    const { iam } = scene;
    const { name } = await makeUser(scene, 'user');
    const arn = await makePolicy(scene, 'policy', [allow('s3:ListAllMyBuckets')]);
    const user = await ask(iam.send(new GetUserCommand({ UserName: name.toUpperCase() })));
    const policy = await ask(
      iam.send(new GetPolicyCommand({ PolicyArn: arn.replace(/[^/]+$/, (last) => last.toUpperCase()) })),
    );
    for (const PolicyName of ['Confirm', 'CONFIRM']) {
      const names = { UserName: name, PolicyName };
      scene.undo(`policy ${PolicyName} of ${name}`, () => removed(iam.send(new DeleteUserPolicyCommand(names))));
      await iam.send(new PutUserPolicyCommand({ ...names, PolicyDocument: policyText([allow('s3:GetObject')]) }));
    }
    const { PolicyNames = [], $metadata } = await iam.send(new ListUserPoliciesCommand({ UserName: name }));
    const saw = `The user: ${inWords(user, 'found')}; the policy: ${inWords(policy, 'found')}; inline policies: ${PolicyNames.join(' and ')}.`;
    const isAsBelieved = !user.isRefused && policy.isRefused && PolicyNames.length === 1;
    return verdict(isAsBelieved, saw, $metadata.requestId);
  },
};
