import { z } from 'zod';
import { validationError } from '../../operation/errors.ts';
import { defineOperation } from '../../operation/operation.ts';
import { pagingInput } from '../../operation/paging.ts';
import { newUserName, serialNumber } from '../names.ts';
import { tagKeysInput, tagPage, tagsInput, withContext, withoutTags, withTags } from '../tags.ts';
import { onTargetUser } from '../users/target-user.ts';
import { deviceOf, onDevice } from './virtual-mfa-devices.ts';

const deviceInput = z.object({ SerialNumber: serialNumber });

const TagMFADevice = defineOperation({
  input: deviceInput.extend({ Tags: tagsInput }),
  permission: (account, input) => withContext(onDevice(account, input), input),
  perform: (account, input) => {
    const device = deviceOf(account, input.SerialNumber);
    device.tags = withTags(device.tags, input.Tags);
    return undefined;
  },
});

const UntagMFADevice = defineOperation({
  input: deviceInput.extend({ TagKeys: tagKeysInput }),
  permission: (account, input) => withContext(onDevice(account, input), input),
  perform: (account, input) => {
    const device = deviceOf(account, input.SerialNumber);
    device.tags = withoutTags(device.tags, input.TagKeys);
    return undefined;
  },
});

const ListMFADeviceTags = defineOperation({
  input: deviceInput.extend(pagingInput),
  permission: onDevice,
  perform: (account, input) => tagPage(deviceOf(account, input.SerialNumber).tags, input),
});

/**
 * Refuses every call: AWS shows details of hardware security keys only, and the sandbox has only virtual devices. The
 * message is from a recorded answer of AWS.
 */
const GetMFADevice = defineOperation({
  input: deviceInput.extend({ UserName: newUserName.optional() }),
  permission: onTargetUser,
  perform: () => {
    throw validationError(
      'The MFA device serial number sent in the request is invalid or not supported by this API. Currently, only hardware FIDO security keys are supported. Please use the compatible device or API.',
    );
  },
});

export const mfaDeviceTagOperations = { TagMFADevice, UntagMFADevice, ListMFADeviceTags, GetMFADevice };
