import { randomBytes } from 'node:crypto';
import { toBuffer } from 'qrcode';
import { z } from 'zod';
import { encodeBase32 } from '../../account/identifiers.ts';
import type { Account, MfaDevice, RootUser } from '../../account/state.ts';
import { alreadyExists, deleteConflict, limitExceeded, noSuchEntity } from '../../operation/errors.ts';
import { isoSeconds } from '../../operation/iso-seconds.ts';
import { defineOperation } from '../../operation/operation.ts';
import { pageOf, pagingInput } from '../../operation/paging.ts';
import type { Permission } from '../../operation/permission.ts';
import { members, type XmlElement } from '../../operation/xml.ts';
import { deviceName, oneOf, path, serialNumber } from '../names.ts';
import { resourceTagContext, tagContext, taggingOnCreation, tagMembers, tagsInput, withTags } from '../tags.ts';
import { userElement } from '../users/users.ts';

/** 40 bytes give the 64 Base32 characters that AWS's seeds have. */
const SEED_BYTES = 40;
/**
 * The largest number of devices in an account, equal to the largest number of users. Devices that were never enabled
 * count too.
 */
const MAX_DEVICES = 5000;

const newDeviceInput = z.object({
  VirtualMFADeviceName: deviceName,
  Path: path.default('/'),
  Tags: tagsInput.optional(),
});

const CreateVirtualMFADevice = defineOperation({
  input: newDeviceInput,
  permission: (account, input) => {
    const resource = serialNumberOf(account, input.Path, input.VirtualMFADeviceName);
    const also = taggingOnCreation('iam:TagMFADevice', resource, input.Tags);
    return { resource, context: tagContext(input.Tags), also };
  },
  perform: async (account, input) => {
    const device = addDevice(account, input, randomBytes(SEED_BYTES));
    return { VirtualMFADevice: await newDeviceElement(account, device) };
  },
});

/** Adds a device that is not enabled. @throws EntityAlreadyExists, LimitExceeded, InvalidInput for its tags */
export function addDevice(account: Account, input: z.output<typeof newDeviceInput>, seed: Buffer): MfaDevice {
  const { VirtualMFADeviceName: name } = input;
  if (account.mfaDevices.has(name.toLowerCase())) throw alreadyExists('MFA device already exists.');
  if (account.mfaDevices.size >= MAX_DEVICES) {
    throw limitExceeded(`Cannot exceed quota for VirtualMFADevicesPerAccount: ${MAX_DEVICES}`);
  }
  const device: MfaDevice = {
    name,
    serialNumber: serialNumberOf(account, input.Path, name),
    seed,
    createdAt: account.now(),
    tags: withTags({}, input.Tags),
    enabled: undefined,
    driftSteps: 0,
    lastPairStep: 0,
    usedSteps: new Set(),
  };
  account.mfaDevices.set(name.toLowerCase(), device);
  return device;
}

/**
 * Options for the PNG: grey pixels, and each row stored as its difference from the row above. With qrcode's default
 * options, the picture takes twice the time.
 */
const PICTURE = { colorType: 0, filterType: 2, deflateLevel: 6, deflateStrategy: 0 };

/**
 * Returns the answer of CreateVirtualMFADevice, the only answer that contains the seed. It has two Base64 values: the
 * Base32 text of the seed, and a PNG.
 */
async function newDeviceElement(account: Account, device: MfaDevice): Promise<XmlElement> {
  const seed = encodeBase32(device.seed);
  const issuer = encodeURIComponent('Amazon Web Services');
  const uri = `otpauth://totp/${issuer}:${device.name}@${account.id}?secret=${seed}&issuer=${issuer}`;
  const picture = await toBuffer(uri, { type: 'png', margin: 4, rendererOpts: PICTURE });
  return {
    SerialNumber: device.serialNumber,
    Base32StringSeed: Buffer.from(seed).toString('base64'),
    QRCodePNG: picture.toString('base64'),
    ...(Object.keys(device.tags).length > 0 && { Tags: tagMembers(device.tags) }),
  };
}

const deviceInput = z.object({ SerialNumber: serialNumber });

const DeleteVirtualMFADevice = defineOperation({
  input: deviceInput,
  permission: onDevice,
  perform: (account, input) => {
    const device = deviceOf(account, input.SerialNumber);
    if (device.enabled) throw deleteConflict('MFA VirtualDevice in use. Must deactivate first.');
    account.mfaDevices.delete(device.name.toLowerCase());
    return undefined;
  },
});

/** As in AWS, this list has no path filter and no tags. Clients read all pages and filter by ARN. */
const ListVirtualMFADevices = defineOperation({
  input: z.object({
    AssignmentStatus: oneOf(['Assigned', 'Unassigned', 'Any']).default('Any'),
    ...pagingInput,
  }),
  permission: (account) => ({ resource: `arn:aws:iam::${account.id}:mfa/` }),
  perform: (account, input) => {
    const devices = [...account.mfaDevices.values()].filter(
      (device) =>
        input.AssignmentStatus === 'Any' || (input.AssignmentStatus === 'Assigned') === (device.enabled !== undefined),
    );
    const { page, trailer } = pageOf(devices, (device) => device.name, input);
    return { VirtualMFADevices: members(page.map(listedElement)), ...trailer };
  },
});

function listedElement(device: MfaDevice): XmlElement {
  const { serialNumber: SerialNumber, enabled } = device;
  if (!enabled) return { SerialNumber };
  const { user, at } = enabled;
  const User = user.kind === 'root' ? rootElement(user) : userElement(user);
  return { SerialNumber, EnableDate: isoSeconds(at), User };
}

/** Returns the root user without name and path, and with the account id as its id, as in published answers of AWS. */
function rootElement({ arn, createdAt }: RootUser): XmlElement {
  return { UserId: arn.split(':')[4], Arn: arn, CreateDate: isoSeconds(createdAt) };
}

/** Returns the permission on a device, with its tags as condition keys. */
export function onDevice(account: Account, input: z.output<typeof deviceInput>): Permission {
  const device = findDevice(account, input.SerialNumber);
  return { resource: input.SerialNumber, context: device ? resourceTagContext(device.tags) : {} };
}

/** Finds a device by its serial number. Upper and lower case must match. */
export function findDevice(account: Account, serial: string): MfaDevice | undefined {
  const device = account.mfaDevices.get(serial.slice(serial.lastIndexOf('/') + 1).toLowerCase());
  return device?.serialNumber === serial ? device : undefined;
}

/** @throws NoSuchEntity */
export function deviceOf(account: Account, serial: string): MfaDevice {
  const device = findDevice(account, serial);
  if (!device) throw noSuchEntity(`VirtualMFADevice with serial number ${serial} does not exist.`);
  return device;
}

function serialNumberOf(account: Account, devicePath: string, name: string): string {
  return `arn:aws:iam::${account.id}:mfa${devicePath}${name}`;
}

export const virtualMfaDeviceOperations = {
  CreateVirtualMFADevice,
  DeleteVirtualMFADevice,
  ListVirtualMFADevices,
};
