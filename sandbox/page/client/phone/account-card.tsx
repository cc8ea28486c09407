import { useEffect, useState } from 'react';
import { type Account, codeAt, secondsLeft } from '../../../phone/authenticator.ts';
import { CloseIcon } from '../icons.tsx';
import { useTexts } from '../text/use-texts.ts';
import type { CodeField } from './code-field.ts';
import { CountdownRing } from './countdown-ring.tsx';
import { PasteButton } from './paste-button.tsx';
import { spaced } from './spaced.ts';

const COPIED_MS = 1500;

interface AccountCardProps {
  readonly userId: string;
  readonly account: Account;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly codeField: CodeField | undefined;
  readonly onRemove: () => void;
}

/** One account: its name, its code now, the seconds until the next code, and the previous code. */
export function AccountCard({ userId, account, now, codeField, onRemove }: AccountCardProps) {
  const texts = useTexts().phone;
  const [copied, setCopied] = useState<string>();
  const code = codeAt(account, now);
  const previous = codeAt(account, now - account.periodSeconds * 1000);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(undefined), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    // If the address of the page is not secure, the browser copies nothing, and the page must not say that it did.
    await navigator.clipboard?.writeText(code).then(
      () => setCopied(code),
      () => undefined,
    );
  };

  return (
    <article className="account" aria-label={account.label}>
      <div className="account-head">
        <p className="account-name">
          <strong>{account.issuer || texts.account}</strong>
          <span>{account.label}</span>
        </p>
        <button type="button" className="icon-button" aria-label={texts.remove(account.label)} onClick={onRemove}>
          <CloseIcon />
        </button>
      </div>
      <button
        type="button"
        className="code"
        data-testid="phone-code"
        aria-label={texts.copyCode(spaced(code))}
        title={texts.copy}
        onClick={() => void copy()}
      >
        {spaced(code)}
      </button>
      <div className="account-foot">
        <CountdownRing secondsLeft={secondsLeft(now, account.periodSeconds)} periodSeconds={account.periodSeconds} />
        <p>
          <span className="previous">{texts.previous(spaced(previous, '\u00a0'))}</span>
          <span role="status">{copied && texts.copied}</span>
        </p>
      </div>
      {codeField && <PasteButton userId={userId} account={account} now={now} codeField={codeField} />}
    </article>
  );
}
