import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { ask, removed } from './ask.ts';
import type { AwsClients } from './clients.ts';
import { policyText, type Statement } from './policy.ts';
import type { AwsScene } from './scene.ts';

/** The longest wait for a new access key; AWS knows it after 5 to 15 seconds. */
const KEY_LIMIT_SECONDS = 60;
const UNKNOWN_KEY: readonly string[] = ['InvalidClientTokenId', 'InvalidAccessKeyId'];

export interface MadeUser {
  readonly name: string;
  readonly arn: string;
}

/** A user that a check has made, with clients that act as this user. */
export interface Actor extends AwsClients {
  readonly user: MadeUser;
}

/** Makes a user without any permission. */
export async function makeUser(scene: AwsScene, suffix: string, boundaryArn?: string): Promise<MadeUser> {
  const UserName = scene.name(suffix);
  scene.undo(`user ${UserName}`, () => removed(scene.iam.send(new DeleteUserCommand({ UserName }))));
  const order = { UserName, Path: scene.path, PermissionsBoundary: boundaryArn };
  const { User } = await scene.iam.send(new CreateUserCommand(order));
  return { name: UserName, arn: User?.Arn ?? '' };
}

/** Puts an inline policy on a user, or replaces it. */
export async function giveUserPolicy(scene: AwsScene, user: MadeUser, statements: readonly Statement[]) {
  const names = { UserName: user.name, PolicyName: 'confirm' };
  scene.undo(`the policy of ${user.name}`, () => removed(scene.iam.send(new DeleteUserPolicyCommand(names))));
  return scene.iam.send(new PutUserPolicyCommand({ ...names, PolicyDocument: policyText(statements) }));
}

/**
 * Makes an access key and waits at most a minute until AWS knows it. Returns clients that use this key.
 * @throws Error after that
 */
async function makeKey(scene: AwsScene, user: MadeUser): Promise<AwsClients> {
  const { AccessKey } = await scene.iam.send(new CreateAccessKeyCommand({ UserName: user.name }));
  const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = AccessKey ?? {};
  const order = { UserName: user.name, AccessKeyId: accessKeyId };
  scene.undo(`a key of ${user.name}`, () => removed(scene.iam.send(new DeleteAccessKeyCommand(order))));
  const { iam, sts, s3 } = scene.as({ accessKeyId, secretAccessKey });
  // The services learn about a new access key at different times.
  const isKnown = async () => {
    const answers = await Promise.all([
      ask(sts.send(new GetCallerIdentityCommand({}))),
      ask(iam.send(new ListUsersCommand({ MaxItems: 1 }))),
      ask(s3.send(new ListBucketsCommand({ MaxBuckets: 1 }))),
    ]);
    return answers.some((answer) => answer.isRefused && UNKNOWN_KEY.includes(answer.code)) ? undefined : true;
  };
  if (!(await scene.until(KEY_LIMIT_SECONDS, isKnown)))
    throw new Error(`AWS did not know a new access key after ${KEY_LIMIT_SECONDS} s.`);
  return { iam, sts, s3 };
}

/**
 * Makes a user with these permissions and an access key that AWS knows. The permissions may need some seconds more, so
 * a check must repeat a call that should be allowed.
 */
export async function makeActor(scene: AwsScene, suffix: string, statements: readonly Statement[]): Promise<Actor> {
  const user = await makeUser(scene, suffix);
  if (statements.length > 0) await giveUserPolicy(scene, user, statements);
  return { user, ...(await makeKey(scene, user)) };
}
