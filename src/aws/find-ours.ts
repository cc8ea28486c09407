import {
  type IAMClient,
  ListMFADeviceTagsCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  ListUserTagsCommand,
  paginateListRoles,
  paginateListUsers,
  type Role,
  type Tag,
  type User,
} from '@aws-sdk/client-iam';
import type { FoundResource } from '../scenario/ports/aws-account.ts';
import { asBot, on } from './client/calls.ts';
import { collect } from './client/pages.ts';
import { whole } from './client/whole.ts';
import { listDevices } from './user/virtual-mfa-devices.ts';

const DEADLINE_TAG = 'mfa-demo:deadline';

/** Returns the users, roles and virtual MFA devices directly under the path. */
export async function findOurs(iam: IAMClient, path: string): Promise<FoundResource[]> {
  return (await findAll(iam, path)).filter(({ at, name }) => at === path && name !== '').map(({ found }) => found);
}

/**
 * Returns the users, roles and virtual MFA devices in paths below this path. No demo makes anything there, and no
 * installation's name contains a slash. So somebody else made them, perhaps with the bot's credentials, and a person
 * must find out what they are.
 */
export async function findBelow(iam: IAMClient, path: string): Promise<FoundResource[]> {
  return (await findAll(iam, path)).filter(({ at, name }) => at !== path || name === '').map(({ found }) => found);
}

interface Placed {
  readonly at: string;
  readonly name: string;
  readonly found: FoundResource;
}

async function findAll(iam: IAMClient, path: string): Promise<Placed[]> {
  const users = await findUsers(iam, path);
  const devices = (await listDevices(iam)).flatMap(({ serialNumber }): Placed[] => {
    const [at, name] = placeOf(serialNumber);
    if (!at.startsWith(path)) return [];
    return [{ at, name, found: { kind: 'virtual-mfa-device', name, arn: serialNumber, createdAt: undefined } }];
  });
  return [...users, ...(await findRoles(iam, path)), ...devices];
}

async function findUsers(iam: IAMClient, path: string): Promise<Placed[]> {
  const pages = () => paginateListUsers({ client: iam }, { PathPrefix: path });
  const users = await asBot('iam:ListUsers', () => collect(pages(), (page) => page.Users));
  return users.map((user) => placed('user', user.UserName, user));
}

/** Returns true if the bot may list roles. */
export function mayHaveRoles(iam: IAMClient, path: string): Promise<boolean> {
  return asBot<boolean>(
    'iam:ListRoles',
    () => iam.send(new ListRolesCommand({ PathPrefix: path, MaxItems: 1 })).then(() => true),
    on('AccessDenied', () => false),
  );
}

/** Returns no roles if the bot may not list roles, because then it has made none. */
async function findRoles(iam: IAMClient, path: string): Promise<Placed[]> {
  const pages = () => paginateListRoles({ client: iam }, { PathPrefix: path });
  const roles = await asBot<Role[]>(
    'iam:ListRoles',
    () => collect(pages(), (page) => page.Roles),
    on('AccessDenied', () => []),
  );
  return roles.map((role) => placed('role', role.RoleName, role));
}

type Listed = Partial<Pick<User & Role, 'Arn' | 'Path' | 'CreateDate'>>;

/** Returns a listed user or role with its path. @throws UpstreamError if AWS's answer lacks a part */
function placed(kind: 'user' | 'role', listedName: string | undefined, { Arn, Path, CreateDate }: Listed): Placed {
  const name = whole(listedName, `the name of a ${kind}`);
  const arn = whole(Arn, `the ARN of a ${kind}`);
  const createdAt = whole(CreateDate, `the age of a ${kind}`).getTime();
  return { at: whole(Path, `the path of a ${kind}`), name, found: { kind, name, arn, createdAt } };
}

/**
 * Returns the path and the name in the serial number of a device. For a virtual device it is an ARN such as
 * `arn:aws:iam::123456789012:mfa/path/name`, whose path may contain colons. For a hardware device it is not an ARN, and
 * both are empty.
 */
function placeOf(serialNumber: string): [path: string, name: string] {
  const resource = serialNumber.split(':').slice(5).join(':');
  if (!resource.startsWith('mfa/')) return ['', ''];
  const end = resource.lastIndexOf('/') + 1;
  return [resource.slice('mfa'.length, end), resource.slice(end)];
}

/**
 * Returns the deadline in the resource's tags, in epoch milliseconds. IAM's lists contain no tags. A tag that the bot
 * may not read counts as absent.
 */
export async function readDeadline(iam: IAMClient, resource: FoundResource): Promise<number | undefined> {
  const tags = await readTags(iam, resource);
  const deadline = tags.find(({ Key }) => Key === DEADLINE_TAG)?.Value;
  const epochMs = deadline === undefined ? Number.NaN : Date.parse(deadline);
  return Number.isNaN(epochMs) ? undefined : epochMs;
}

function readTags(iam: IAMClient, { kind, name, arn }: FoundResource): Promise<Tag[]> {
  const calls: Readonly<Record<FoundResource['kind'], readonly [string, () => Promise<{ Tags?: Tag[] | undefined }>]>> =
    {
      user: ['iam:ListUserTags', () => iam.send(new ListUserTagsCommand({ UserName: name }))],
      role: ['iam:ListRoleTags', () => iam.send(new ListRoleTagsCommand({ RoleName: name }))],
      'virtual-mfa-device': [
        'iam:ListMFADeviceTags',
        () => iam.send(new ListMFADeviceTagsCommand({ SerialNumber: arn })),
      ],
    };
  const [action, send] = calls[kind];
  return asBot<Tag[]>(
    action,
    () => send().then(({ Tags }) => whole(Tags, 'the tags')),
    on('NoSuchEntity', () => []),
    on('AccessDenied', () => []),
  );
}
