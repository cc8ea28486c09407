import type { AwsCallView } from '../../../aws/view-types.ts';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

const mfaMeanings = {
  absent: 'aws:MultiFactorAuthPresent is not in the request: a long-term key',
  false: 'aws:MultiFactorAuthPresent is false: a session bought without a code',
  true: 'aws:MultiFactorAuthPresent is true: a session bought with a code',
} as const;

/** Every call that reached the account, newest first. */
export function CallLog({ calls }: { readonly calls: readonly AwsCallView[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable with the keyboard
    <section className="call-log" tabIndex={0} aria-label="API calls">
      <h3>API calls</h3>
      {calls.length === 0 && <p className="aws-empty">No calls yet</p>}
      <ol reversed>
        {calls.toReversed().map((call) => (
          <CallRow key={call.number} call={call} />
        ))}
      </ol>
    </section>
  );
}

function CallRow({ call }: { readonly call: AwsCallView }) {
  return (
    <li className="call" data-testid="aws-call" data-operation={call.operation} data-result={call.result}>
      <p className="call-head">
        <span className="operation">
          <span className="service">{call.service}:</span>
          {call.operation}
        </span>
        <span className={`result result-${call.result}`}>{call.result}</span>
      </p>
      <p className="call-facts">
        <time>{clock.format(call.at)}</time>
        <span className="principal">{call.principal}</span>
        <span className={`mfa mfa-${call.mfa}`} title={mfaMeanings[call.mfa]}>
          MFA {call.mfa}
        </span>
        {call.errorCode && (
          <span className="error-code">
            {call.httpStatus} {call.errorCode}
          </span>
        )}
      </p>
      {call.reason && <p className="reason">{call.reason}</p>}
    </li>
  );
}
