import type { AwsMfaDeviceView } from '../../../aws/view-types.ts';
import { Settling, TagList } from './parts.tsx';

export function DeviceRow({ device }: { readonly device: AwsMfaDeviceView }) {
  const name = device.serialNumber.split('/').at(-1);
  return (
    <article className="resource" data-testid="aws-device" aria-label={`MFA device ${name}`}>
      <h3>
        <span className="kind">MFA device</span> {name}
        <span className={`status status-${device.enabledFor ? 'active' : 'inactive'}`}>
          {device.enabledFor ? 'Enabled' : 'Not enabled'}
        </span>
        <Settling isSettled={device.isSettled} />
      </h3>
      <p className="path">{device.serialNumber}</p>
      {device.enabledFor && <p className="path">for {device.enabledFor}</p>}
      <TagList tags={device.tags} />
    </article>
  );
}
