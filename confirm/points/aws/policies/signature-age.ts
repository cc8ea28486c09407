import { ListRolesCommand } from '@aws-sdk/client-iam';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { ask } from '../../../aws/ask.ts';
import { makeActor } from '../../../aws/make-user.ts';
import { allow, POLICY_LIMIT_SECONDS } from '../../../aws/policy.ts';
import { type AwsPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';
import { untilAllowed } from '../../../run/waits.ts';

export const signatureAge: AwsPoint = {
  id: 'signature-age',
  service: 'aws',
  statement:
    '`s3:signatureAge` is not only in presigned requests to S3, but also in requests that are signed in their headers.',
  where: ['sandbox/aws/s3/signature-keys.ts'],
  check: async (scene) => {
    const { iam, s3 } = await makeActor(scene, 'user', [
      allow('iam:ListRoles'),
      { ...allow('s3:ListAllMyBuckets'), Condition: { Null: { 's3:signatureAge': 'false' } } },
    ]);
    await untilAllowed(scene, POLICY_LIMIT_SECONDS, () => ask(iam.send(new ListRolesCommand({}))));
    const answer = await ask(s3.send(new ListBucketsCommand({})));
    const saw = `ListBuckets, allowed only with the key in the request: ${inWords(answer, 'allowed')}.`;
    return verdict(!answer.isRefused, saw, answer.requestId);
  },
};
