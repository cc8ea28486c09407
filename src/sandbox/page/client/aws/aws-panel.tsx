import type { AwsView } from '../../../aws/view-types.ts';
import { CloudIcon } from '../icons.tsx';
import { useStream } from '../use-stream.ts';
import { CallLog } from './call-log.tsx';
import { Resources } from './resources.tsx';

/** The embedded AWS account, seen as an auditor would: what exists now, and every call that was made. */
export function AwsPanel() {
  const { value: view } = useStream<AwsView>('/_sandbox/view/stream');
  return (
    <section className="panel aws-panel" aria-label="AWS account">
      <h2 className="panel-title">
        <CloudIcon /> AWS account
        {view && <span className="account-id">{view.accountId}</span>}
      </h2>
      {view && (
        <>
          <Resources view={view} />
          <CallLog calls={view.calls} />
        </>
      )}
    </section>
  );
}
