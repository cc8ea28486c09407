import { CreateRoleCommand, DeleteRoleCommand, GetRoleCommand, type IAMClient, type Role } from '@aws-sdk/client-iam';
import { ConfigError, UpstreamError } from '../../errors.ts';
import type { Removed } from '../../scenario/demo.ts';
import type { NewRole, OurRole } from '../../scenario/ports/aws-account.ts';
import { watchCreation } from '../client/arrival.ts';
import { asBot, on } from '../client/calls.ts';
import { whole } from '../client/whole.ts';
import { DEMO_ID_TAG } from '../user/users.ts';

/** The shortest maximum session duration that IAM accepts, in seconds. */
const SESSION_SECONDS = 3600;

interface FoundRole {
  readonly arn: string;
  readonly path: string;
  readonly tags: Readonly<Record<string, string | undefined>>;
  readonly boundaryArn: string | undefined;
}

/**
 * Returns the role; undefined if IAM does not know it.
 * @throws UpstreamError also for an answer without a role, because that does not prove that the role is missing
 */
export async function findRole(iam: IAMClient, roleName: string): Promise<FoundRole | undefined> {
  const found = await asBot<Role | undefined>(
    'iam:GetRole',
    () => iam.send(new GetRoleCommand({ RoleName: roleName })).then(({ Role: role }) => whole(role, 'the role')),
    on('NoSuchEntity', () => undefined),
  );
  if (found === undefined) return undefined;
  whole(found.RoleName === roleName ? roleName : undefined, 'the requested role');
  return {
    arn: whole(found.Arn, 'the ARN of the role'),
    path: whole(found.Path, 'the path of the role'),
    tags: Object.fromEntries((found.Tags ?? []).map(({ Key = '', Value }) => [Key, Value])),
    boundaryArn: found.PermissionsBoundary?.PermissionsBoundaryArn,
  };
}

/**
 * Creates the role, or finds it if it exists.
 * @returns the role's ARN; `undefined` when IAM does not know the principal of the trust policy yet. IAM knows a new
 * user after up to 30 s
 * @throws ConfigError if a role of this name exists that does not belong to this demo or has another boundary
 */
export async function ensureRole(
  iam: IAMClient,
  role: NewRole,
  boundaryArn: string | undefined,
): Promise<string | undefined> {
  const created = await createRole(iam, role, boundaryArn);
  if (created === 'principal-unknown') return undefined;
  if (created !== 'exists') return created;
  const found = await findRole(iam, role.roleName);
  if (found === undefined)
    throw new UpstreamError('aws', 'NoSuchEntity', `Role ${role.roleName} cannot be seen in IAM (yet).`);
  const isOurs = found.path === role.path && found.tags[DEMO_ID_TAG] === role.tags[DEMO_ID_TAG];
  if (isOurs && (boundaryArn === undefined || found.boundaryArn === boundaryArn)) return found.arn;
  throw new ConfigError(`A role named ${role.roleName} exists that does not belong to this demo; it was not changed.`);
}

/**
 * Returns the ARN of the new role, `exists` or `principal-unknown`.
 * @throws the errors of `asBot`, marked by `asUndone` if AWS cannot have created anything
 */
async function createRole(
  iam: IAMClient,
  { roleName, path, tags, trustPolicy }: NewRole,
  boundaryArn: string | undefined,
): Promise<string> {
  const command = new CreateRoleCommand({
    RoleName: roleName,
    Path: path,
    AssumeRolePolicyDocument: JSON.stringify(trustPolicy),
    PermissionsBoundary: boundaryArn,
    MaxSessionDuration: SESSION_SECONDS,
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  });
  const { attempt, marked } = watchCreation();
  return asBot<string>(
    'iam:CreateRole',
    () => attempt(iam.send(command)).then(({ Role: role }) => whole(role?.Arn, 'the new role')),
    on('EntityAlreadyExists', () => 'exists'),
    // The bot wrote the trust policy, so only the user in it can be the cause: IAM may not know a new user everywhere.
    on('MalformedPolicyDocument', () => 'principal-unknown'),
    on<string>('NoSuchEntity', () => {
      throw new ConfigError('AWS does not know the permissions boundary (PERMISSIONS_BOUNDARY_ARN) in this account.');
    }),
  ).catch((error: unknown) => {
    throw marked(error);
  });
}

/** Returns true if the teardown may remove the role. Only the path decides, as for users. */
export async function isRoleOurs(iam: IAMClient, { roleName, path }: OurRole): Promise<boolean> {
  return (await findRole(iam, roleName))?.path === path;
}

/**
 * Deletes a role that is ours.
 * @throws ConfigError if AWS refuses because something is still attached to the role
 */
export async function deleteRole(iam: IAMClient, roleName: string): Promise<Removed[]> {
  await asBot<void>(
    'iam:DeleteRole',
    () => iam.send(new DeleteRoleCommand({ RoleName: roleName })).then(() => undefined),
    on('NoSuchEntity', () => undefined),
    on<void>('DeleteConflict', () => {
      throw new ConfigError(
        `Role ${roleName} has something that the bot did not add, for example an instance profile: an administrator must remove it first.`,
      );
    }),
  );
  return [{ kind: 'role', name: roleName }];
}
