import { useState } from 'react';
import type { AwsCallView, AwsView } from '../../../../aws/view/view-types.ts';
import { AWS_PATH } from '../../live/live-store.ts';
import { useLive } from '../../live/use-live.ts';
import { StickList } from '../stick-list.tsx';
import { CallRow } from './call-row.tsx';

const none: readonly AwsCallView[] = [];

/** Every call that reached the account, newest at the bottom. */
export function CallsTab() {
  const calls = useLive<AwsView>(AWS_PATH)?.calls ?? none;
  const [onlyDenied, setOnlyDenied] = useState(false);
  const [wanted, setWanted] = useState('');
  const shown = calls.filter((call) => (!onlyDenied || call.result === 'denied') && matches(call, wanted));
  return (
    <>
      <div className="filters">
        <input
          type="search"
          placeholder="Filter: operation, principal, error…"
          aria-label="Filter the calls"
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
        <label className="check">
          <input type="checkbox" checked={onlyDenied} onChange={({ target }) => setOnlyDenied(target.checked)} />
          Denied only
        </label>
      </div>
      <StickList label="API calls">
        {shown.length === 0 && (
          <p className="aws-empty">{calls.length === 0 ? 'No calls yet' : 'No call matches the filter'}</p>
        )}
        <ol>
          {shown.map((call) => (
            <CallRow key={call.number} call={call} />
          ))}
        </ol>
      </StickList>
    </>
  );
}

function matches(call: AwsCallView, wanted: string): boolean {
  const { service, operation, principal, errorCode, reason, statement } = call;
  const text = [`${service}:${operation}`, principal, errorCode, reason, statement?.policy, statement?.label].join(' ');
  return text.toLowerCase().includes(wanted.trim().toLowerCase());
}
