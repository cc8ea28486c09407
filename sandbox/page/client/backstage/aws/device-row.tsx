import type { AwsMfaDeviceView } from '../../../../aws/view/view-types.ts';
import { useTexts } from '../../text/use-texts.ts';
import { Id, Ids, Settling, TagList } from './parts.tsx';

interface DeviceRowProps {
  readonly device: AwsMfaDeviceView;
  /** The first name of the person for whom the device was created, if it is known. */
  readonly owner: string | undefined;
}

export function DeviceRow({ device, owner }: DeviceRowProps) {
  const texts = useTexts().aws;
  const { serialNumber, enabledFor } = device;
  return (
    <article className="resource" data-testid="aws-device" aria-label={`${texts.device} ${serialNumber}`}>
      <h3>
        {owner === undefined ? texts.device : texts.phoneOf(owner)}
        <span className={`status status-${enabledFor ? 'active' : 'inactive'}`}>
          {enabledFor ? texts.connected : texts.notConnected}
        </span>
        <Settling isSettled={device.isSettled} />
      </h3>
      <Ids>
        <Id kind={texts.device} value={serialNumber} />
        {enabledFor && <Id kind={texts.userKind} value={enabledFor} />}
      </Ids>
      <TagList tags={device.tags} />
    </article>
  );
}
