import { useEffect, useState } from 'react';
import { type Account, codeAt, secondsLeft } from '../../../phone/authenticator.ts';
import { CloseIcon } from '../icons.tsx';
import type { CodeField } from './code-field.ts';
import { CountdownRing } from './countdown-ring.tsx';

const COPIED_MS = 1500;

interface AccountCardProps {
  readonly account: Account;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly codeField: CodeField | undefined;
  readonly onRemove: () => void;
}

/** One account: its code now, the one before, and the seconds until the next. */
export function AccountCard({ account, now, codeField, onRemove }: AccountCardProps) {
  const [copied, setCopied] = useState<string>();
  const code = codeAt(account, now);
  const previous = codeAt(account, now - account.periodSeconds * 1000);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(undefined), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    // Refused on an address the browser does not trust; then there is nothing to report as copied.
    await navigator.clipboard?.writeText(code).then(
      () => setCopied(code),
      () => undefined,
    );
  };

  return (
    <article className="account" aria-label={account.label}>
      <div className="account-head">
        <p className="account-name">
          <strong>{account.issuer || 'Account'}</strong>
          <span title={account.label}>{account.label}</span>
        </p>
        <button type="button" className="icon-button" aria-label={`Remove ${account.label}`} onClick={onRemove}>
          <CloseIcon />
        </button>
      </div>
      <div className="account-code">
        <button
          type="button"
          className="code"
          data-testid="phone-code"
          aria-label={`Copy code ${spaced(code)}`}
          title="Copy"
          onClick={() => void copy()}
        >
          {spaced(code)}
        </button>
        <CountdownRing secondsLeft={secondsLeft(now, account.periodSeconds)} periodSeconds={account.periodSeconds} />
      </div>
      <p className="account-foot">
        <span className="previous">before: {spaced(previous)}</span>
        <span role="status">{copied && 'Copied'}</span>
      </p>
      {codeField && (
        <button type="button" className="paste" onClick={() => codeField.fill(code)}>
          Paste into “{codeField.label}”
        </button>
      )}
    </article>
  );
}

function spaced(code: string): string {
  const middle = Math.ceil(code.length / 2);
  return `${code.slice(0, middle)} ${code.slice(middle)}`;
}
