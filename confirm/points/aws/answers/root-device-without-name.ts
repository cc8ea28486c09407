import { paginateListVirtualMFADevices } from '@aws-sdk/client-iam';
import { type AwsPoint, notDecided, verdict } from '../../../point.ts';

export const rootDeviceWithoutName: AwsPoint = {
  id: 'root-device-without-name',
  service: 'aws',
  statement:
    '`ListVirtualMFADevices` lists the root user’s virtual MFA device with the ARN of the root user and without `UserName`.',
  where: [
    'src/aws/user/virtual-mfa-devices.ts',
    'sandbox/aws/iam/mfa/virtual-mfa-devices.ts',
    'sandbox/aws/control/control-seed-schema.ts',
  ],
  check: async ({ iam, accountId }) => {
    const root = `arn:aws:iam::${accountId}:root`;
    for await (const { VirtualMFADevices = [] } of paginateListVirtualMFADevices({ client: iam }, {})) {
      const device = VirtualMFADevices.find(({ User, SerialNumber }) => User?.Arn === root || isOfRoot(SerialNumber));
      if (device === undefined) continue;
      const fields = Object.keys(device.User ?? {}).toSorted();
      const saw = `The fields of the device’s user: ${fields.join(', ') || 'none'}.`;
      return verdict(device.User?.Arn === root && !device.User.UserName, saw);
    }
    return notDecided('The root user of this account has no virtual MFA device.');
  },
};

function isOfRoot(serialNumber = ''): boolean {
  return serialNumber.endsWith(':mfa/root-account-mfa-device');
}
