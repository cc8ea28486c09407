import type { AwsCallView } from '../../../../aws/view/view-types.ts';
import { useTexts } from '../../text/use-texts.ts';
import { type Decision, MFA_KEY, mfaConditionIn } from './decisions.ts';

interface DecisionRowProps {
  readonly mfa: AwsCallView['mfa'];
  /** Undefined until a call was made with these credentials. */
  readonly decision: Decision | undefined;
  readonly documents: readonly object[];
}

/** One kind of credentials: the value of the condition key, AWS's answer, and the reason for the answer. */
export function DecisionRow({ mfa, decision, documents }: DecisionRowProps) {
  const texts = useTexts().decided;
  const call = decision?.call;
  return (
    <li className="decision" data-testid="decision" data-mfa={mfa} data-result={call?.result ?? 'waiting'}>
      <p className="decision-head">
        <strong>{texts.credentials[mfa]}</strong>
        {call ? (
          <span className={`result result-${call.result}`}>
            {call.result === 'allowed' ? `✅ ${texts.allowed}` : `⛔ ${call.errorCode ?? texts.denied}`}
          </span>
        ) : (
          <span className="soft">{texts.waiting}</span>
        )}
      </p>
      {decision && (
        <p className="decision-value">
          <code>{MFA_KEY}</code> <strong>{texts.values[mfa]}</strong>
          {decision.times > 1 && <span className="soft"> · {texts.tries(decision.times)}</span>}
        </p>
      )}
      {call && <Reason call={call} condition={mfaConditionIn(documents)} />}
    </li>
  );
}

/** The condition that decided, or the embedded AWS's own sentence if something else decided. */
function Reason({ call, condition }: { readonly call: AwsCallView; readonly condition: string | undefined }) {
  const texts = useTexts().decided;
  const isMet = call.decision === 'allowed' && call.mfa === 'true';
  const isNotMet = call.decision === 'not-allowed' && call.mfa !== 'true';
  if (condition === undefined || !(isMet || isNotMet)) return <p className="reason">{call.reason}</p>;
  return (
    <p className="decision-line" data-met={isMet}>
      {isMet ? texts.met : texts.notMet} <mark>{condition}</mark>
    </p>
  );
}
