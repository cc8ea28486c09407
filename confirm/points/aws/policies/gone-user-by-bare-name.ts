import { GetUserCommand } from '@aws-sdk/client-iam';
import { ask } from '../../../aws/ask.ts';
import { makeActor } from '../../../aws/make-user.ts';
import { allow, POLICY_LIMIT_SECONDS } from '../../../aws/policy.ts';
import { type AwsPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';

export const goneUserByBareName: AwsPoint = {
  id: 'gone-user-by-bare-name',
  service: 'aws',
  statement:
    'IAM authorizes a call about a deleted user by the name without the path. A policy for the path alone denies the call; with a policy for the bare name IAM answers `NoSuchEntity`.',
  where: ['deploy/cloudformation.yml', 'docs/decisions/010-permissions-for-what-is-gone.md'],
  check: async (scene) => {
    const [named, other] = [scene.name('gone'), scene.name('other')];
    const bare = `arn:aws:iam::${scene.accountId}:user/`;
    const { iam } = await makeActor(scene, 'actor', [
      allow('iam:GetUser', [`arn:aws:iam::${scene.accountId}:user${scene.path}*`, `${bare}${named}`]),
    ]);
    const about = (UserName: string) => ask(iam.send(new GetUserCommand({ UserName })));
    const byName = await scene.until(POLICY_LIMIT_SECONDS, async () => {
      const answer = await about(named);
      return answer.isRefused && answer.code === 'NoSuchEntity' ? answer : undefined;
    });
    const byPath = await about(other);
    const saw = `With the bare name in the policy: ${byName ? 'NoSuchEntity' : `not NoSuchEntity for ${POLICY_LIMIT_SECONDS} s`}; with the path alone: ${inWords(byPath)}.`;
    const isAsBelieved = byName !== undefined && byPath.isRefused && byPath.code === 'AccessDenied';
    return verdict(isAsBelieved, saw, byPath.requestId);
  },
};
