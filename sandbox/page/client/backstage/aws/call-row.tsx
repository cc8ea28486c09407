import { memo } from 'react';
import type { AwsCallView } from '../../../../aws/view/view-types.ts';
import type { Texts } from '../../text/en.ts';
import { useTexts } from '../../text/use-texts.ts';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** A call in the log. It is drawn only once, because a call in the log never changes. */
export const CallRow = memo(
  ({ call }: { readonly call: AwsCallView }) => {
    const { operation, result, principal, principalArn, keyEnding, mfa, errorCode, reason, tookMs } = call;
    const { calls: texts, decided } = useTexts();
    return (
      <li className="call" data-testid="aws-call" data-operation={operation} data-result={result}>
        <p className="call-head">
          <span className="operation">
            <span className="service">{call.service}:</span>
            {operation}
          </span>
          <span className={`result result-${result}`}>{texts.results[result]}</span>
        </p>
        <p className="call-facts">
          <time title={tookMs === undefined ? undefined : texts.took(tookMs)}>{clock.format(call.at)}</time>
          <span className="principal" title={principalArn}>
            {principal}
          </span>
          {keyEnding && <span title={texts.keyMeaning}>{texts.key(keyEnding)}</span>}
          <span className={`mfa mfa-${mfa}`} title={texts.mfaMeanings[mfa]}>
            {texts.mfaLabel(decided.values[mfa])}
          </span>
          {errorCode && (
            <span className="error-code">
              {call.httpStatus} {errorCode}
            </span>
          )}
        </p>
        <WhatDecided call={call} texts={texts} />
        {reason && result !== 'allowed' && <p className="reason">{reason}</p>}
      </li>
    );
  },
  (before, after) => before.call.number === after.call.number && before.call.at === after.call.at,
);

/**
 * Says which statement decided about the call, or that a boundary or session policy does not allow it. Shows nothing if
 * no statement allows the call, because `reason` explains this.
 */
function WhatDecided({ call, texts }: { readonly call: AwsCallView; readonly texts: Texts['calls'] }) {
  const words = wordsOf(call, texts);
  return words && <p className="decided-by">{words}</p>;
}

function wordsOf({ decision, statement }: AwsCallView, texts: Texts['calls']): string | undefined {
  if (decision === 'outside-boundary') return texts.outsideBoundary;
  if (decision === 'outside-session-policy') return texts.outsideSession;
  if (!statement) return undefined;
  if (decision === 'allowed') return texts.allowedBy(statement.label, statement.policy);
  return decision === 'explicit-deny' ? texts.deniedBy(statement.label, statement.policy) : undefined;
}
