import { useEffect, useState } from 'react';
import type { Persona } from '../../../slack/person-types.ts';
import { PhoneIcon, ScanIcon } from '../icons.tsx';
import { AccountCard } from './account-card.tsx';
import { scanScreen } from './scan-image.ts';
import { useAccounts } from './use-accounts.ts';
import { useNow } from './use-now.ts';

const SAID_MS = 5000;

/** The field of an open modal that a code can be pasted into. */
export interface CodeField {
  readonly label: string;
  fill(code: string): void;
}

interface PhonePanelProps {
  readonly owner: Persona;
  readonly codeField: CodeField | undefined;
}

/** The person's phone with an authenticator app on it. */
export function PhonePanel({ owner, codeField }: PhonePanelProps) {
  const { accounts, add, remove } = useAccounts(owner.userId);
  const [said, setSaid] = useState('');
  const now = useNow();

  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(''), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);

  const scan = async () => {
    const uri = await scanScreen();
    const account = uri === undefined ? undefined : add(uri);
    setSaid(account ? `Scanned: ${account.label}` : 'No QR code on screen');
  };

  return (
    <section className="panel phone-panel" aria-label="Phone">
      <h2 className="panel-title">
        <PhoneIcon /> {owner.name.split(' ')[0]}’s phone
      </h2>
      <div className="phone">
        <div className="phone-bar">
          <span>Authenticator</span>
          <button type="button" className="scan" data-testid="phone-scan" onClick={() => void scan()}>
            <ScanIcon /> Scan QR
          </button>
        </div>
        {accounts.length === 0 && (
          <p className="phone-empty">
            Scan the QR code in the conversation. Your own authenticator app, on your own phone, works just as well.
          </p>
        )}
        {accounts.map((account) => (
          <AccountCard
            key={account.id}
            account={account}
            now={now}
            codeField={codeField}
            onRemove={() => remove(account.id)}
          />
        ))}
        <p className="phone-said" role="status">
          {said}
        </p>
      </div>
    </section>
  );
}
