import type { AwsView } from '../../../aws/view-types.ts';
import { CloudIcon } from '../icons.tsx';
import { useStream } from '../use-stream.ts';
import { CallLog } from './call-log.tsx';
import { DeviceRow } from './device-row.tsx';
import { UserCard } from './user-card.tsx';

/** The embedded AWS account, seen as an auditor would: what exists now, and every call that was made. */
export function AwsPanel() {
  const { value: view } = useStream<AwsView>('/_sandbox/view/stream');
  return (
    <section className="panel aws-panel" aria-label="AWS account">
      <h2 className="panel-title">
        <CloudIcon /> AWS account
        {view && <span className="account-id">{view.accountId}</span>}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable with the keyboard */}
      <section className="aws-scroll" tabIndex={0} aria-label="Resources and calls">
        {view && (
          <>
            <Resources view={view} />
            <CallLog calls={view.calls} />
          </>
        )}
      </section>
    </section>
  );
}

function Resources({ view }: { readonly view: AwsView }) {
  const { users, mfaDevices, buckets, calls } = view;
  const isEmpty = users.length === 0 && mfaDevices.length === 0;
  return (
    <div className="resources">
      <p className="resource-counts">
        {count(users.length, 'user')} · {count(mfaDevices.length, 'MFA device')} · {count(buckets.length, 'bucket')}
      </p>
      {isEmpty && <p className="aws-empty">{calls.length === 0 ? 'Nothing here yet' : 'Nothing left'}</p>}
      {users.map((user) => (
        <UserCard key={user.arn} user={user} />
      ))}
      {mfaDevices.map((device) => (
        <DeviceRow key={device.serialNumber} device={device} />
      ))}
    </div>
  );
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
