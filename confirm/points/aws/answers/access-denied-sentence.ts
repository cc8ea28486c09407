import { ListUsersCommand } from '@aws-sdk/client-iam';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { ask } from '../../../aws/ask.ts';
import { makeActor } from '../../../aws/make-user.ts';
import { type AwsPoint, verdict } from '../../../point.ts';
import { type Answer, inWords } from '../../../run/answer.ts';

const BEGINNINGS = {
  iam: /^User: \S+ is not authorized to perform: iam:ListUsers on resource: \S+/,
  s3: /^User: \S+ is not authorized to perform: s3:ListAllMyBuckets/,
};
const BECAUSE = /^ because no identity-based policy allows the [\w:]+ action/;

export const accessDeniedSentence: AwsPoint = {
  id: 'access-denied-sentence',
  service: 'aws',
  statement:
    'A denial of IAM and S3 begins with "User: ARN is not authorized to perform: ACTION", in IAM also with the resource. A reason follows ("because no identity-based policy allows …"), and more text may follow the reason (a policy’s ARN, a link, an authorization id).',
  where: ['sandbox/aws/account/permissions.ts'],
  check: async (scene) => {
    const { iam, s3 } = await makeActor(scene, 'user', []);
    const fromIam = await ask(iam.send(new ListUsersCommand({})));
    const fromS3 = await ask(s3.send(new ListBucketsCommand({})));
    const parts = [partsOf(fromIam, BEGINNINGS.iam), partsOf(fromS3, BEGINNINGS.s3)];
    const isAsBelieved = parts.every((part) => part?.because !== undefined);
    const tails = parts.map((part) => (part?.tail ? `the tail "${part.tail}"` : 'no tail')).join(' and ');
    const saw = `${inWords(fromIam)}; ${inWords(fromS3)}; with ${tails}.`;
    return verdict(isAsBelieved, saw, fromIam.requestId);
  },
};

function partsOf(answer: Answer<unknown>, beginning: RegExp) {
  if (!answer.isRefused || answer.code !== 'AccessDenied') return undefined;
  const begun = beginning.exec(answer.message)?.[0];
  if (begun === undefined) return undefined;
  const rest = answer.message.slice(begun.length);
  const because = BECAUSE.exec(rest)?.[0];
  return { because, tail: rest.slice(because?.length ?? 0).trim() };
}
