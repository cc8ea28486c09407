import { generateKeyPairSync } from 'node:crypto';
import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  CreateServiceSpecificCredentialCommand,
  DeleteGroupCommand,
  DeleteServiceSpecificCredentialCommand,
  DeleteSSHPublicKeyCommand,
  DeleteUserCommand,
  RemoveUserFromGroupCommand,
  UploadSSHPublicKeyCommand,
} from '@aws-sdk/client-iam';
import { ask, removed } from '../../../aws/ask.ts';
import { type MadeUser, makeUser } from '../../../aws/make-user.ts';
import type { AwsScene } from '../../../aws/scene.ts';
import { type AwsPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';

const SENTENCES = {
  group: 'Cannot delete entity, must remove users from group first.',
  'SSH key': 'Cannot delete entity, must remove referenced objects first.',
  'service credential': 'Cannot delete entity, must remove referenced objects first.',
};

export const deleteUserSentences: AwsPoint = {
  id: 'delete-user-sentences',
  service: 'aws',
  statement: `\`DeleteUser\` answers \`DeleteConflict\`: for a user in a group "${SENTENCES.group}", for one with an SSH key or a service credential "${SENTENCES['SSH key']}". The bot reads the code, not the sentence.`,
  where: ['sandbox/aws/iam/users/delete-user.ts'],
  check: async (scene) => {
    const holders = {
      group: await holder(scene, 'group', putIntoGroup),
      'SSH key': await holder(scene, 'ssh', giveSshKey),
      'service credential': await holder(scene, 'service', giveServiceCredential),
    };
    const answers = await Promise.all(
      Object.entries(holders).map(async ([what, { name }]) => {
        const answer = await ask(scene.iam.send(new DeleteUserCommand({ UserName: name })));
        const isAsBelieved =
          answer.isRefused &&
          answer.code === 'DeleteConflict' &&
          answer.message === SENTENCES[what as keyof typeof SENTENCES];
        return { isAsBelieved, words: `${what}: ${inWords(answer, 'deleted')}`, requestId: answer.requestId };
      }),
    );
    const saw = `${answers.map(({ words }) => words).join('; ')}.`;
    return verdict(
      answers.every(({ isAsBelieved }) => isAsBelieved),
      saw,
      answers[0]?.requestId,
    );
  },
};

async function holder(scene: AwsScene, suffix: string, give: (scene: AwsScene, user: MadeUser) => Promise<void>) {
  const user = await makeUser(scene, suffix);
  await give(scene, user);
  return user;
}

async function putIntoGroup(scene: AwsScene, { name: UserName }: MadeUser): Promise<void> {
  const GroupName = scene.name('the-group');
  scene.undo(`group ${GroupName}`, () => removed(scene.iam.send(new DeleteGroupCommand({ GroupName }))));
  await scene.iam.send(new CreateGroupCommand({ GroupName, Path: scene.path }));
  const names = { GroupName, UserName };
  scene.undo(`member ${UserName}`, () => removed(scene.iam.send(new RemoveUserFromGroupCommand(names))));
  await scene.iam.send(new AddUserToGroupCommand(names));
}

async function giveSshKey(scene: AwsScene, { name: UserName }: MadeUser): Promise<void> {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const SSHPublicKeyBody = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const { SSHPublicKey } = await scene.iam.send(new UploadSSHPublicKeyCommand({ UserName, SSHPublicKeyBody }));
  const names = { UserName, SSHPublicKeyId: SSHPublicKey?.SSHPublicKeyId };
  scene.undo(`the SSH key of ${UserName}`, () => removed(scene.iam.send(new DeleteSSHPublicKeyCommand(names))));
}

async function giveServiceCredential(scene: AwsScene, { name: UserName }: MadeUser): Promise<void> {
  const order = { UserName, ServiceName: 'codecommit.amazonaws.com' };
  const { ServiceSpecificCredential: made } = await scene.iam.send(new CreateServiceSpecificCredentialCommand(order));
  if (made?.ServicePassword) scene.hide(made.ServicePassword);
  const names = { UserName, ServiceSpecificCredentialId: made?.ServiceSpecificCredentialId };
  scene.undo(`the service credential of ${UserName}`, () =>
    removed(scene.iam.send(new DeleteServiceSpecificCredentialCommand(names))),
  );
}
