import { ListUsersCommand } from '@aws-sdk/client-iam';
import { GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { ask } from '../../../aws/ask.ts';
import { credentialsOf } from '../../../aws/credentials.ts';
import { makeActor } from '../../../aws/make-user.ts';
import { allow } from '../../../aws/policy.ts';
import { type AwsPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';

export const iamWithoutMfa: AwsPoint = {
  id: 'iam-without-mfa',
  service: 'aws',
  statement: 'IAM refuses temporary credentials of `GetSessionToken` without MFA with `InvalidClientTokenId`.',
  where: ['sandbox/aws/serve/authenticate.ts'],
  check: async (scene) => {
    const { sts } = await makeActor(scene, 'user', [allow('iam:ListUsers')]);
    const { Credentials } = await sts.send(new GetSessionTokenCommand({}));
    const { iam } = scene.as(credentialsOf(Credentials));
    const answer = await ask(iam.send(new ListUsersCommand({ MaxItems: 1 })));
    return verdict(
      answer.isRefused && answer.code === 'InvalidClientTokenId',
      `ListUsers: ${inWords(answer)}.`,
      answer.requestId,
    );
  },
};
