import type { AwsMfaDeviceView } from '../../../../aws/view/view-types.ts';
import { Settling, TagList } from './parts.tsx';

export function DeviceRow({ device }: { readonly device: AwsMfaDeviceView }) {
  const name = device.serialNumber.split('/').at(-1);
  return (
    <article className="resource" data-testid="aws-device" aria-label={`MFA device ${name}`}>
      <h3>
        <span className="kind">MFA device</span> {name}
      </h3>
      <p className="part" title={device.serialNumber}>
        <span className="path">{pathOf(device.serialNumber)}</span>
        <span className={`status status-${device.enabledFor ? 'active' : 'inactive'}`}>
          {device.enabledFor ? 'Enabled' : 'Not enabled'}
        </span>
        <Settling isSettled={device.isSettled} />
      </p>
      {device.enabledFor && device.enabledFor !== name && <p className="part">for {device.enabledFor}</p>}
      <TagList tags={device.tags} />
    </article>
  );
}

/** `arn:aws:iam::111122223333:mfa/training/name` is at `/training/`. */
function pathOf(serialNumber: string): string {
  return serialNumber.slice(serialNumber.indexOf('/'), serialNumber.lastIndexOf('/') + 1);
}
