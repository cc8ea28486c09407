import {
  CreateUserCommand,
  DeleteUserCommand,
  GetUserCommand,
  type GetUserCommandOutput,
  type IAMClient,
  waitUntilUserExists,
} from '@aws-sdk/client-iam';
import { asUndone, ConfigError, UpstreamError } from '../../errors.ts';
import type { Removed } from '../../scenario/demo.ts';
import type { DemoUser, NewUser, OurUser } from '../../scenario/ports/aws-account.ts';
import { watchCreation } from '../client/arrival.ts';
import { asBot, on } from '../client/calls.ts';
import { isWhole, whole } from '../client/whole.ts';
import { listGroupNames } from './groups.ts';

/** Every user of ours carries it from its first moment, with the id of its demo as value. */
export const DEMO_ID_TAG = 'mfa-demo:demo-id';
const VISIBLE_WITHIN_SECONDS = 20;

export interface FoundUser {
  readonly path: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly boundaryArn: string | undefined;
}

/** @throws UpstreamError also for an answer without a user: that says nothing */
export async function findUser(iam: IAMClient, userName: string): Promise<FoundUser | undefined> {
  const get = (): Promise<GetUserCommandOutput | undefined> => iam.send(new GetUserCommand({ UserName: userName }));
  const found = await asBot(
    'iam:GetUser',
    get,
    on('NoSuchEntity', () => undefined),
  );
  if (found === undefined) return undefined;
  const user = whole(found.User, 'the user');
  whole(user.UserName === userName ? userName : undefined, 'the user that it was asked for');
  const tags = (user.Tags ?? []).map(({ Key, Value }) => [Key, Value]);
  return {
    path: whole(user.Path, 'the path of the user'),
    tags: Object.fromEntries(tags),
    boundaryArn: user.PermissionsBoundary?.PermissionsBoundaryArn,
  };
}

/**
 * Makes sure that the user exists. Does not wait until IAM shows one that it has just created.
 * @param boundaryArn the policy that bounds whatever else the user may come to be allowed
 */
export async function ensureUser(iam: IAMClient, user: NewUser, boundaryArn: string | undefined): Promise<void> {
  const { isNew, hasDoneNothing } = await createUser(iam, user, boundaryArn);
  if (isNew) return;
  const found = (await findUser(iam, user.userName)) ?? (await awaitUser(iam, user.userName));
  if (isOfDemo(found, user.path, user.tags[DEMO_ID_TAG]) && isBounded(found, boundaryArn)) return;
  const strange = new ConfigError(`A user named ${user.userName} exists that is not of this demo; it was not touched.`);
  throw hasDoneNothing ? asUndone(strange) : strange;
}

/** The path first: names can be taken and tags be copied, but only the bot makes anything there. */
function isOfDemo(found: FoundUser, path: string, demoId: string | undefined): boolean {
  return found.path === path && demoId !== undefined && demoId !== '' && found.tags[DEMO_ID_TAG] === demoId;
}

/** Without a boundary in the settings, no user of a demo has to have one. */
function isBounded({ boundaryArn }: FoundUser, expectedArn: string | undefined): boolean {
  return expectedArn === undefined || boundaryArn === expectedArn;
}

/**
 * `hasDoneNothing`: every attempt was refused, or never reached AWS.
 * @throws what is marked by `asUndone`, if so
 */
async function createUser(iam: IAMClient, user: NewUser, boundaryArn: string | undefined) {
  const command = new CreateUserCommand({
    UserName: user.userName,
    Path: user.path,
    PermissionsBoundary: boundaryArn,
    Tags: Object.entries(user.tags).map(([Key, Value]) => ({ Key, Value })),
  });
  const { attempt, hasDoneNothing, marked } = watchCreation();
  const create = () => attempt(iam.send(command)).then(({ User }) => isWhole(User, 'the new user'));
  try {
    const isNew = await asBot(
      'iam:CreateUser',
      create,
      on('EntityAlreadyExists', () => false),
      on<boolean>('NoSuchEntity', () => {
        throw new ConfigError('AWS does not know the permissions boundary (PERMISSIONS_BOUNDARY_ARN) in this account.');
      }),
    );
    return { isNew, hasDoneNothing: hasDoneNothing() };
  } catch (error) {
    throw marked(error);
  }
}

async function awaitUser(iam: IAMClient, userName: string): Promise<FoundUser> {
  const limits = { client: iam, maxWaitTime: VISIBLE_WITHIN_SECONDS, minDelay: 1, maxDelay: 3 };
  // The waiter's own error says no more than that the time is over; whether the user is there is asked below.
  await waitUntilUserExists(limits, { UserName: userName }).catch(() => undefined);
  const found = await findUser(iam, userName);
  if (found === undefined) throw notVisible(userName);
  return found;
}

/**
 * Whether a demo made the user, and may give it credentials: path, tag and boundary must all be those of the demo.
 * @throws UpstreamError when the user cannot be seen, for example because it was deleted just now.
 */
export async function isDemoUser(iam: IAMClient, user: DemoUser, boundaryArn: string | undefined): Promise<boolean> {
  const found = await findUser(iam, user.userName);
  if (found === undefined) throw notVisible(user.userName);
  return isOfDemo(found, user.path, user.demoId) && isBounded(found, boundaryArn);
}

/**
 * Says whether the teardown may touch the user: only the path decides, because tags can be lost and names can be taken. `unseen`: it is
 * gone, or cannot be seen yet.
 */
export async function whoseUser(iam: IAMClient, { userName, path }: OurUser): Promise<'ours' | 'strange' | 'unseen'> {
  const found = await findUser(iam, userName);
  if (found === undefined) return 'unseen';
  return found.path === path ? 'ours' : 'strange';
}

/** Deletes a user that is ours. AWS refuses it while anything hangs on the user. @throws UpstreamError, ConfigError then */
export async function deleteUser(iam: IAMClient, userName: string): Promise<Removed[]> {
  const remove = () => iam.send(new DeleteUserCommand({ UserName: userName })).then(() => undefined);
  const explain = async () => {
    throw await whyNotDeletable(iam, userName);
  };
  await asBot<void>(
    'iam:DeleteUser',
    remove,
    on('NoSuchEntity', () => undefined),
    on('DeleteConflict', explain),
  );
  return [{ kind: 'user', name: userName }];
}

/** Group membership is the one thing that the teardown is not allowed to remove: trying again changes nothing. */
async function whyNotDeletable(iam: IAMClient, userName: string): Promise<Error> {
  const groups = await listGroupNames(iam, userName);
  if (groups.length === 0) {
    return new UpstreamError('aws', 'DeleteConflict', `User ${userName} has something that must be removed first.`);
  }
  return new ConfigError(
    `User ${userName} is a member of ${groups.join(', ')}: an administrator must remove it from there first.`,
  );
}

export function notVisible(userName: string): UpstreamError {
  return new UpstreamError('aws', 'NoSuchEntity', `User ${userName} cannot be seen in IAM (yet).`);
}
