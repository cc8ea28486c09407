import type { AwsView } from '../../../../aws/view/view-types.ts';
import { AWS_PATH } from '../../live/live-store.ts';
import { useLive } from '../../live/use-live.ts';
import { useNow } from '../../phone/use-now.ts';
import { useTexts } from '../../text/use-texts.ts';
import type { OwnerNames } from '../use-owners.ts';
import { Resources } from './resources.tsx';

interface AccountTabProps {
  readonly ownerOf: OwnerNames;
  readonly onBotCalls: () => void;
}

/** The resources that exist in the embedded AWS account now. */
export function AccountTab({ ownerOf, onBotCalls }: AccountTabProps) {
  const view = useLive<AwsView>(AWS_PATH);
  const texts = useTexts().aws;
  if (!view) return null;
  return (
    <>
      <div className="account-line">
        <p>
          {texts.account} <span className="account-id">{view.accountId}</span>
        </p>
        <Spreading view={view} />
      </div>
      <Resources view={view} ownerOf={ownerOf} onBotCalls={onBotCalls} />
    </>
  );
}

/**
 * Says after how many seconds the next change is active everywhere in AWS. A person can open it to read the reason:
 * eventual consistency.
 */
function Spreading({ view }: { readonly view: AwsView }) {
  const texts = useTexts().aws;
  const now = useNow() + view.clock.offsetSeconds * 1000;
  const seconds = Math.ceil(((view.settlesAt ?? 0) - now) / 1000);
  if (seconds <= 0) return null;
  return (
    <details className="spreading">
      <summary>
        <span className="status status-settling">{texts.settlingFor(seconds)}</span> {texts.why}
      </summary>
      <p>{texts.whySettling}</p>
    </details>
  );
}
