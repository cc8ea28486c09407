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

/** The tag that every user, role and MFA device of a demo has from its creation; its value is the demo id. */
export const DEMO_ID_TAG = 'mfa-demo:demo-id';
const VISIBLE_WITHIN_SECONDS = 20;

export interface FoundUser {
  readonly path: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly boundaryArn: string | undefined;
}

/**
 * Returns the user; undefined if IAM does not know it.
 * @throws UpstreamError also for an answer without a user, because that does not prove that the user is missing
 */
export async function findUser(iam: IAMClient, userName: string): Promise<FoundUser | undefined> {
  const get = (): Promise<GetUserCommandOutput | undefined> => iam.send(new GetUserCommand({ UserName: userName }));
  const found = await asBot(
    'iam:GetUser',
    get,
    on('NoSuchEntity', () => undefined),
  );
  if (found === undefined) return undefined;
  const user = whole(found.User, 'the user');
  whole(user.UserName === userName ? userName : undefined, 'the requested user');
  const tags = (user.Tags ?? []).map(({ Key, Value }) => [Key, Value]);
  return {
    path: whole(user.Path, 'the path of the user'),
    tags: Object.fromEntries(tags),
    boundaryArn: user.PermissionsBoundary?.PermissionsBoundaryArn,
  };
}

/**
 * Creates the user, or checks that a user of this name belongs to the demo. Does not wait until IAM shows a new user.
 * Waits at most 20 seconds until IAM shows a user that exists already.
 * @param boundaryArn the permissions boundary, which limits the user's permissions
 * @throws ConfigError if a user of this name exists that does not belong to this demo or has another boundary
 */
export async function ensureUser(iam: IAMClient, user: NewUser, boundaryArn: string | undefined): Promise<void> {
  const { isNew, hasDoneNothing } = await createUser(iam, user, boundaryArn);
  if (isNew) return;
  const found = (await findUser(iam, user.userName)) ?? (await awaitUser(iam, user.userName));
  if (isOfDemo(found, user.path, user.tags[DEMO_ID_TAG]) && isBounded(found, boundaryArn)) return;
  const strange = new ConfigError(
    `A user named ${user.userName} exists that does not belong to this demo; it was not changed.`,
  );
  throw hasDoneNothing ? asUndone(strange) : strange;
}

/** The path is compared first: anybody can take a name or copy a tag, but only the bot makes users under its path. */
function isOfDemo(found: FoundUser, path: string, demoId: string | undefined): boolean {
  return found.path === path && demoId !== undefined && demoId !== '' && found.tags[DEMO_ID_TAG] === demoId;
}

/** If the settings name no boundary, users need none. */
function isBounded({ boundaryArn }: FoundUser, expectedArn: string | undefined): boolean {
  return expectedArn === undefined || boundaryArn === expectedArn;
}

/**
 * Creates the user. `hasDoneNothing`: AWS refused every attempt that reached it.
 * @throws the error, marked by `asUndone` in that case
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
  // The waiter's error only says that the time is over; the call below finds out whether the user exists.
  await waitUntilUserExists(limits, { UserName: userName }).catch(() => undefined);
  const found = await findUser(iam, userName);
  if (found === undefined) throw notVisible(userName);
  return found;
}

/**
 * Returns true if a demo made the user and may give it credentials: path, tag and boundary must all be those of the
 * demo.
 * @throws UpstreamError when the user cannot be seen, for example because it was just deleted
 */
export async function isDemoUser(iam: IAMClient, user: DemoUser, boundaryArn: string | undefined): Promise<boolean> {
  const found = await findUser(iam, user.userName);
  if (found === undefined) throw notVisible(user.userName);
  return isOfDemo(found, user.path, user.demoId) && isBounded(found, boundaryArn);
}

/**
 * Returns whose user it is, for the teardown. Only the path decides, because tags can be lost and names can be taken.
 * `unseen`: the user does not exist, or cannot be seen yet.
 */
export async function whoseUser(iam: IAMClient, { userName, path }: OurUser): Promise<'ours' | 'strange' | 'unseen'> {
  const found = await findUser(iam, userName);
  if (found === undefined) return 'unseen';
  return found.path === path ? 'ours' : 'strange';
}

/**
 * Deletes a user that is ours.
 * @throws UpstreamError, ConfigError if AWS refuses because something still belongs to the user
 */
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

/**
 * Returns the error for a user that AWS does not delete. If the user is in a group, only an administrator can help,
 * because the bot may not remove group memberships.
 */
async function whyNotDeletable(iam: IAMClient, userName: string): Promise<Error> {
  const groups = await listGroupNames(iam, userName);
  if (groups.length === 0) {
    return new UpstreamError('aws', 'DeleteConflict', `User ${userName} has something that must be removed first.`);
  }
  return new ConfigError(
    `User ${userName} is a member of ${groups.join(', ')}: an administrator must remove it from there first.`,
  );
}

/** Returns the error for a user that IAM does not show (yet). */
export function notVisible(userName: string): UpstreamError {
  return new UpstreamError('aws', 'NoSuchEntity', `User ${userName} cannot be seen in IAM (yet).`);
}
