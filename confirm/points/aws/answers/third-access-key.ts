import { CreateAccessKeyCommand, DeleteAccessKeyCommand } from '@aws-sdk/client-iam';
import { ask, removed } from '../../../aws/ask.ts';
import { makeUser } from '../../../aws/make-user.ts';
import { type AwsPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';

const SENTENCE = 'Cannot exceed quota for AccessKeysPerUser: 2';

export const thirdAccessKey: AwsPoint = {
  id: 'third-access-key',
  service: 'aws',
  statement: `A third access key of a user is refused with \`LimitExceeded\`, "${SENTENCE}".`,
  where: ['sandbox/aws/iam/credentials'],
  check: async (scene) => {
    const { name: UserName } = await makeUser(scene, 'user');
    const create = async () => {
      const answer = await ask(scene.iam.send(new CreateAccessKeyCommand({ UserName })));
      if (answer.isRefused) return answer;
      const { AccessKeyId, SecretAccessKey = '' } = answer.value.AccessKey ?? {};
      scene.hide(SecretAccessKey);
      const names = { UserName, AccessKeyId };
      scene.undo(`a key of ${UserName}`, () => removed(scene.iam.send(new DeleteAccessKeyCommand(names))));
      return answer;
    };
    await create();
    await create();
    const third = await create();
    const isAsBelieved = third.isRefused && third.code === 'LimitExceeded' && third.message === SENTENCE;
    return verdict(isAsBelieved, `${inWords(third, 'A third key was made')}.`, third.requestId);
  },
};
