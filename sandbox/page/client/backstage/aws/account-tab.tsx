import type { AwsView } from '../../../../aws/view/view-types.ts';
import { AWS_PATH } from '../../live/live-store.ts';
import { useLive } from '../../live/use-live.ts';
import { useNow } from '../../phone/use-now.ts';
import { Resources } from './resources.tsx';

/** The embedded AWS account, seen as an auditor would: what exists now. */
export function AccountTab() {
  const view = useLive<AwsView>(AWS_PATH);
  if (!view) return null;
  return (
    <>
      <p className="account-line">
        Account <span className="account-id">{view.accountId}</span>
        <Spreading view={view} />
      </p>
      <Resources view={view} />
    </>
  );
}

/** IAM is eventually consistent: says for how long something is not known everywhere yet. */
function Spreading({ view }: { readonly view: AwsView }) {
  const now = useNow() + view.clock.offsetSeconds * 1000;
  const seconds = Math.ceil(((view.settlesAt ?? 0) - now) / 1000);
  if (seconds <= 0) return null;
  return <span className="status status-settling">changes spread for {seconds} s</span>;
}
