import { memo } from 'react';
import type { AwsCallView, AwsDecision } from '../../../../aws/view/view-types.ts';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

const mfaMeanings = {
  absent: 'aws:MultiFactorAuthPresent is not in the request: a long-term key',
  false: 'aws:MultiFactorAuthPresent is false: a session bought without a code',
  true: 'aws:MultiFactorAuthPresent is true: a session bought with a code',
} as const;

/** That no statement allows it is the rule, and said by the reason. */
const decisionWords: Readonly<Partial<Record<AwsDecision, string>>> = {
  allowed: 'allowed by',
  'explicit-deny': 'denied by',
  'outside-boundary': 'outside the permissions boundary',
  'outside-session-policy': 'outside the session policy',
};

/** A call never changes once it is in the log. */
export const CallRow = memo(
  ({ call }: { readonly call: AwsCallView }) => {
    const { operation, result, principal, principalArn, keyEnding, mfa, errorCode, reason, tookMs } = call;
    return (
      <li className="call" data-testid="aws-call" data-operation={operation} data-result={result}>
        <p className="call-head">
          <span className="operation">
            <span className="service">{call.service}:</span>
            {operation}
          </span>
          <span className={`result result-${result}`}>{result}</span>
        </p>
        <p className="call-facts">
          <time title={tookMs === undefined ? undefined : `took ${tookMs} ms`}>{clock.format(call.at)}</time>
          <span className="principal" title={principalArn}>
            {principal}
          </span>
          {keyEnding && <span title="How the access key ends that signed">key …{keyEnding}</span>}
          <span className={`mfa mfa-${mfa}`} title={mfaMeanings[mfa]}>
            MFA {mfa}
          </span>
          {errorCode && (
            <span className="error-code">
              {call.httpStatus} {errorCode}
            </span>
          )}
        </p>
        <Decision call={call} />
        {reason && result !== 'allowed' && <p className="reason">{reason}</p>}
      </li>
    );
  },
  (before, after) => before.call.number === after.call.number && before.call.at === after.call.at,
);

/** The statement that decided. */
function Decision({ call: { decision, statement } }: { readonly call: AwsCallView }) {
  const words = decision && decisionWords[decision];
  if (!words || (decision === 'allowed' && !statement)) return null;
  return (
    <p className="decision">
      {words}
      {statement && (
        <>
          {' '}
          <strong>{statement.label}</strong> of {statement.policy}
        </>
      )}
    </p>
  );
}
