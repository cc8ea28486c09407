import {
  CreateVirtualMFADeviceCommand,
  type CreateVirtualMFADeviceCommandOutput,
  DeleteVirtualMFADeviceCommand,
  type IAMClient,
  paginateListVirtualMFADevices,
} from '@aws-sdk/client-iam';
import { ConfigError, UpstreamError } from '../../errors.ts';
import type { Removed } from '../../scenario/demo.ts';
import { Secret } from '../../scenario/secret.ts';
import { asBot, on, removeAsBot } from '../client/calls.ts';
import { collect } from '../client/pages.ts';
import { shareListing } from '../client/shared-listing.ts';
import { incomplete, whole } from '../client/whole.ts';
import { mfaDeviceBindings } from './mfa-devices.ts';
import { DEMO_ID_TAG, isDemoUser } from './users.ts';

export interface NewDevice {
  readonly deviceName: string;
  readonly path: string;
  readonly tags: Readonly<Record<string, string>>;
}
export interface IssuedDevice {
  readonly serialNumber: string;
  readonly accountId: string;
  readonly seed: Secret;
}
interface ListedDevice {
  readonly serialNumber: string;
  readonly enabledFor: string | undefined;
}

/**
 * @param boundaryArn what a user must be bounded by whose device of an interrupted try is taken off
 * @param mayDiscard asked before a device that exists already is deleted; throws when it is somebody else's by now
 */
export async function issueMfaDevice(
  iam: IAMClient,
  device: NewDevice,
  boundaryArn: string | undefined,
  mayDiscard: () => Promise<void> = async () => undefined,
): Promise<IssuedDevice> {
  const created = await createDevice(iam, device);
  if (created !== undefined) return readIssued(created);
  await mayDiscard();
  await discardDevice(iam, device, boundaryArn);
  const createdAnew = await createDevice(iam, device);
  if (createdAnew !== undefined) return readIssued(createdAnew);
  throw new UpstreamError('aws', 'EntityAlreadyExists', `MFA device ${device.deviceName} is still there.`);
}

function createDevice(iam: IAMClient, device: NewDevice): Promise<CreateVirtualMFADeviceCommandOutput | undefined> {
  const command = new CreateVirtualMFADeviceCommand({
    VirtualMFADeviceName: device.deviceName,
    Path: device.path,
    Tags: Object.entries(device.tags).map(([Key, Value]) => ({ Key, Value })),
  });
  const create = (): Promise<CreateVirtualMFADeviceCommandOutput | undefined> => iam.send(command);
  return asBot(
    'iam:CreateVirtualMFADevice',
    create,
    on('EntityAlreadyExists', () => undefined),
  );
}

/** An ARN looks like `arn:aws:iam::123456789012:mfa/path/name`; `Base32StringSeed` is a blob of Base32 text. */
function readIssued({ VirtualMFADevice: device }: CreateVirtualMFADeviceCommandOutput): IssuedDevice {
  const serialNumber = device?.SerialNumber ?? '';
  const [, , , , accountId] = serialNumber.split(':');
  const seed = new TextDecoder().decode(device?.Base32StringSeed);
  if (!accountId || !/^[A-Z2-7]+=*$/.test(seed)) throw incomplete('the seed of the new MFA device');
  return { serialNumber, accountId, seed: new Secret(seed) };
}

/** Removes our device of an interrupted try, whose seed nobody knows any more. */
async function discardDevice(iam: IAMClient, device: NewDevice, boundaryArn: string | undefined): Promise<void> {
  const { path, deviceName, tags } = device;
  const devices = await listDevices(iam);
  const ours = devices.find((each) => isAt(each.serialNumber, path, deviceName));
  if (ours === undefined) {
    const isTaken = devices.some((each) => each.serialNumber.endsWith(`/${deviceName}`));
    if (isTaken) throw new ConfigError(`An MFA device named ${deviceName} exists elsewhere; it was not touched.`);
    throw new UpstreamError('aws', 'EntityAlreadyExists', `MFA device ${deviceName} exists but is not listed yet.`);
  }
  const { serialNumber, enabledFor } = ours;
  if (enabledFor !== undefined) {
    const user = { userName: enabledFor, path, demoId: tags[DEMO_ID_TAG] ?? '' };
    if (!(await isDemoUser(iam, user, boundaryArn))) {
      throw new ConfigError(`MFA device ${deviceName} is enabled for another user; it was not touched.`);
    }
    await mfaDeviceBindings.remove(iam, enabledFor, serialNumber);
  }
  await deleteDevice(iam, serialNumber);
}

/**
 * Deletes the device of this path and name, enabled or not. AWS refuses that while somebody uses it.
 * @param serialNumbers absent: what AWS lists
 * @returns what was there
 * @throws ConfigError when a stranger uses it, UpstreamError when the demo's own user does
 */
export async function deleteVirtualMfaDevices(
  iam: IAMClient,
  { path, deviceName }: Pick<NewDevice, 'path' | 'deviceName'>,
  serialNumbers?: readonly string[],
): Promise<Removed[]> {
  const all = serialNumbers ?? (await devicesAt(iam, path, deviceName)).map(({ serialNumber }) => serialNumber);
  const removed: Removed[] = [];
  for (const serialNumber of all.filter((each) => isAt(each, path, deviceName))) {
    const explain = async () => {
      throw await whyInUse(iam, serialNumber, deviceName);
    };
    if (await deleteDevice(iam, serialNumber, explain)) removed.push(asRemoved({ serialNumber }));
  }
  return removed;
}

/** The binding of the demo's own user is removed before; a stranger's is not ours to remove. */
async function whyInUse(iam: IAMClient, serialNumber: string, userName: string): Promise<Error> {
  const listed = (await listDevices(iam)).find((each) => each.serialNumber === serialNumber);
  const enabledFor = listed?.enabledFor ?? userName;
  if (enabledFor === userName)
    return new UpstreamError('aws', 'DeleteConflict', `MFA device ${serialNumber} is still enabled.`);
  return new ConfigError(
    `MFA device ${serialNumber} is enabled for user ${enabledFor}, who is not of this demo: an administrator must deactivate it there first.`,
  );
}

function asRemoved({ serialNumber }: Pick<ListedDevice, 'serialNumber'>): Removed {
  return { kind: 'virtual-mfa-device', name: serialNumber };
}

export async function listVirtualMfaDevices(iam: IAMClient, path: string, deviceName: string): Promise<Removed[]> {
  return (await devicesAt(iam, path, deviceName)).map(asRemoved);
}

async function devicesAt(iam: IAMClient, path: string, deviceName: string): Promise<ListedDevice[]> {
  return (await listDevices(iam)).filter(({ serialNumber }) => isAt(serialNumber, path, deviceName));
}

const listings = new WeakMap<IAMClient, () => Promise<ListedDevice[]>>();

/** Lists all devices of the account: AWS offers no filter by path or name. Those who ask at the same time share one listing. */
export function listDevices(iam: IAMClient): Promise<ListedDevice[]> {
  const list = listings.get(iam) ?? shareListing(() => listAll(iam));
  listings.set(iam, list);
  return list();
}

function listAll(iam: IAMClient): Promise<ListedDevice[]> {
  const pages = () => paginateListVirtualMFADevices({ client: iam }, { AssignmentStatus: 'Any' });
  return asBot('iam:ListVirtualMFADevices', () =>
    collect(pages(), (page) =>
      page.VirtualMFADevices?.map(({ SerialNumber, User }) => ({
        serialNumber: whole(SerialNumber, 'a serial number in its list'),
        enabledFor: User && whole(User.UserName, 'the user of a device'),
      })),
    ),
  );
}

/** @param explain what is thrown while it is in use @returns whether it was there */
function deleteDevice(iam: IAMClient, serialNumber: string, explain?: () => Promise<never>): Promise<boolean> {
  const command = new DeleteVirtualMFADeviceCommand({ SerialNumber: serialNumber });
  const answers = explain ? [on<boolean>('DeleteConflict', explain)] : [];
  return removeAsBot('iam:DeleteVirtualMFADevice', () => iam.send(command), ...answers);
}

function isAt(serialNumber: string, path: string, deviceName: string): boolean {
  return serialNumber.endsWith(`:mfa${path}${deviceName}`);
}
