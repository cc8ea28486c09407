import {
  CreateVirtualMFADeviceCommand,
  type CreateVirtualMFADeviceCommandOutput,
  DeleteVirtualMFADeviceCommand,
  type IAMClient,
  paginateListVirtualMFADevices,
  type User,
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
  /**
   * The name of the user for whom the device is enabled. For the root user, who has no name, it is the ARN. It is empty
   * if AWS does not name the user, and absent if the device is not enabled.
   */
  readonly enabledFor: string | undefined;
}

/**
 * Creates a virtual MFA device. If it exists already, deletes the device of an interrupted try and creates it again.
 * @param boundaryArn an existing device that is enabled is deactivated only if its user has this permissions boundary
 * @param mayDiscard called before an existing device is deleted; throws when the device must stay
 * @throws ConfigError if a device of this name is not ours
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
  const createdAgain = await createDevice(iam, device);
  if (createdAgain !== undefined) return readIssued(createdAgain);
  throw new UpstreamError('aws', 'EntityAlreadyExists', `MFA device ${device.deviceName} still exists.`);
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

/**
 * Reads the answer. An ARN looks like `arn:aws:iam::123456789012:mfa/path/name`; `Base32StringSeed` is a blob of Base32
 * text.
 */
function readIssued({ VirtualMFADevice: device }: CreateVirtualMFADeviceCommandOutput): IssuedDevice {
  const serialNumber = device?.SerialNumber ?? '';
  const [, , , , accountId] = serialNumber.split(':');
  const seed = new TextDecoder().decode(device?.Base32StringSeed);
  if (!accountId || !/^[A-Z2-7]+=*$/.test(seed)) throw incomplete('the seed of the new MFA device');
  return { serialNumber, accountId, seed: new Secret(seed) };
}

/** Removes our device of an interrupted try: AWS showed its seed once, and nobody has it any more. */
async function discardDevice(iam: IAMClient, device: NewDevice, boundaryArn: string | undefined): Promise<void> {
  const { path, deviceName, tags } = device;
  const devices = await listDevices(iam);
  const ours = devices.find((each) => isAt(each.serialNumber, path, deviceName));
  if (ours === undefined) {
    const isTaken = devices.some((each) => each.serialNumber.endsWith(`/${deviceName}`));
    if (isTaken)
      throw new ConfigError(`An MFA device named ${deviceName} exists under another path; it was not changed.`);
    throw new UpstreamError('aws', 'EntityAlreadyExists', `MFA device ${deviceName} exists but is not listed yet.`);
  }
  const { serialNumber, enabledFor } = ours;
  if (enabledFor !== undefined) {
    const user = { userName: whole(enabledFor, 'the user of a device'), path, demoId: tags[DEMO_ID_TAG] ?? '' };
    if (isArn(enabledFor) || !(await isDemoUser(iam, user, boundaryArn))) {
      throw new ConfigError(`MFA device ${deviceName} is enabled for another user; it was not changed.`);
    }
    await mfaDeviceBindings.remove(iam, enabledFor, serialNumber);
  }
  await deleteDevice(iam, serialNumber);
}

/**
 * Deletes the device of this path and name.
 * @param serialNumbers the devices to delete; if absent, AWS is asked for them
 * @returns the devices that existed
 * @throws UpstreamError if the device is still enabled for the demo's user, ConfigError if for another user
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

/**
 * Returns the error for a device that AWS does not delete because it is enabled. A retry helps if it is enabled for the
 * demo's user. The bot must not deactivate a device of another user.
 */
async function whyInUse(iam: IAMClient, serialNumber: string, userName: string): Promise<Error> {
  const listed = (await listDevices(iam)).find((each) => each.serialNumber === serialNumber);
  const enabledFor = listed?.enabledFor === undefined ? userName : whole(listed.enabledFor, 'the user of a device');
  if (enabledFor === userName)
    return new UpstreamError('aws', 'DeleteConflict', `MFA device ${serialNumber} is still enabled.`);
  return new ConfigError(
    `MFA device ${serialNumber} is enabled for user ${enabledFor}, who does not belong to this demo: an administrator must deactivate it there first.`,
  );
}

function asRemoved({ serialNumber }: Pick<ListedDevice, 'serialNumber'>): Removed {
  return { kind: 'virtual-mfa-device', name: serialNumber };
}

/** Lists the virtual MFA devices with this path and name. @throws UpstreamError, ConfigError */
export async function listVirtualMfaDevices(iam: IAMClient, path: string, deviceName: string): Promise<Removed[]> {
  return (await devicesAt(iam, path, deviceName)).map(asRemoved);
}

async function devicesAt(iam: IAMClient, path: string, deviceName: string): Promise<ListedDevice[]> {
  return (await listDevices(iam)).filter(({ serialNumber }) => isAt(serialNumber, path, deviceName));
}

const listings = new WeakMap<IAMClient, () => Promise<ListedDevice[]>>();

/**
 * Lists all virtual MFA devices of the account: AWS offers no filter by path or name. Callers at the same time share
 * one listing.
 */
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
        serialNumber: whole(SerialNumber, 'a serial number in the list'),
        enabledFor: User && nameOf(User),
      })),
    ),
  );
}

/**
 * Returns the user's name or ARN. It never throws, because one strange device must not make the whole list unreadable.
 * AWS lists the root user's device with an ARN and without a name.
 */
function nameOf({ UserName, Arn }: Partial<User>): string {
  return UserName || Arn || '';
}

/** The name of a user never contains a colon. */
function isArn(enabledFor: string): boolean {
  return enabledFor.includes(':');
}

/**
 * Deletes a device.
 * @param explain throws the error for a device that is in use
 * @returns true if the device existed
 */
function deleteDevice(iam: IAMClient, serialNumber: string, explain?: () => Promise<never>): Promise<boolean> {
  const command = new DeleteVirtualMFADeviceCommand({ SerialNumber: serialNumber });
  const answers = explain ? [on<boolean>('DeleteConflict', explain)] : [];
  return removeAsBot('iam:DeleteVirtualMFADevice', () => iam.send(command), ...answers);
}

function isAt(serialNumber: string, path: string, deviceName: string): boolean {
  return serialNumber.endsWith(`:mfa${path}${deviceName}`);
}
