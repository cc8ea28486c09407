import {
  type IAMClient,
  ListMFADeviceTagsCommand,
  ListUserTagsCommand,
  paginateListUsers,
  type Tag,
} from '@aws-sdk/client-iam';
import type { FoundResource } from '../scenario/ports/aws-account.ts';
import { asBot, on } from './client/calls.ts';
import { collect } from './client/pages.ts';
import { listDevices } from './user/virtual-mfa-devices.ts';

const DEADLINE_TAG = 'mfa-demo:deadline';

/** What lies directly under the path; a path below it is another installation's, for example `/mfa-demo/a/b/`. */
export async function findOurs(iam: IAMClient, path: string): Promise<FoundResource[]> {
  const users = await findUsers(iam, path);
  const devices = (await listDevices(iam)).flatMap(({ serialNumber }): FoundResource[] => {
    const name = nameUnder(path, serialNumber);
    return name === undefined ? [] : [{ kind: 'virtual-mfa-device', name, arn: serialNumber, createdAt: undefined }];
  });
  return [...users, ...devices];
}

async function findUsers(iam: IAMClient, path: string): Promise<FoundResource[]> {
  const pages = () => paginateListUsers({ client: iam }, { PathPrefix: path });
  const users = await asBot('iam:ListUsers', () => collect(pages(), (page) => page.Users));
  return users
    .filter((user) => user.Path === path)
    .map(({ UserName, Arn, CreateDate }) => ({
      kind: 'user',
      name: UserName ?? '',
      arn: Arn ?? '',
      createdAt: CreateDate?.getTime(),
    }));
}

/** A serial number looks like `arn:aws:iam::123456789012:mfa/path/name`; a hardware device's is not an ARN. */
function nameUnder(path: string, serialNumber: string): string | undefined {
  const [, , , , , resource = ''] = serialNumber.split(':');
  if (!resource.startsWith(`mfa${path}`)) return undefined;
  const name = resource.slice(`mfa${path}`.length);
  return name === '' || name.includes('/') ? undefined : name;
}

/** Lists carry no tags, neither of users nor of devices. A tag that may not be read counts as none. */
export async function readDeadline(iam: IAMClient, resource: FoundResource): Promise<number | undefined> {
  const tags = await readTags(iam, resource);
  const deadline = tags.find(({ Key }) => Key === DEADLINE_TAG)?.Value;
  const epochMs = deadline === undefined ? Number.NaN : Date.parse(deadline);
  return Number.isNaN(epochMs) ? undefined : epochMs;
}

function readTags(iam: IAMClient, { kind, name, arn }: FoundResource): Promise<Tag[]> {
  const [action, send] =
    kind === 'user'
      ? ['iam:ListUserTags', () => iam.send(new ListUserTagsCommand({ UserName: name }))]
      : ['iam:ListMFADeviceTags', () => iam.send(new ListMFADeviceTagsCommand({ SerialNumber: arn }))];
  return asBot<Tag[]>(
    action,
    () => send().then(({ Tags }) => Tags ?? []),
    on('NoSuchEntity', () => []),
    on('AccessDenied', () => []),
  );
}
