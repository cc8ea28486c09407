import { ask } from '../../../aws/ask.ts';
import { giveUserPolicy, makeUser } from '../../../aws/make-user.ts';
import { allow } from '../../../aws/policy.ts';
import { type AwsPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';

const KEY = 'MultiFactorAuthPresent';

export const conditionKeyWithoutPrefix: AwsPoint = {
  id: 'condition-key-without-prefix',
  service: 'aws',
  statement: `A policy with a condition key without a prefix (\`${KEY}\`) is refused with \`MalformedPolicyDocument\`. Others report policies with the key \`a\` that were accepted.`,
  where: ['sandbox/aws/policy/elements.ts'],
  check: async (scene) => {
    const user = await makeUser(scene, 'user');
    const statement = { ...allow('s3:ListAllMyBuckets'), Condition: { Bool: { [KEY]: 'true' } } };
    const answer = await ask(giveUserPolicy(scene, user, [statement]));
    const isAsBelieved = answer.isRefused && answer.code === 'MalformedPolicyDocument';
    return verdict(isAsBelieved, `${inWords(answer, 'It was taken')}.`, answer.requestId);
  },
};
