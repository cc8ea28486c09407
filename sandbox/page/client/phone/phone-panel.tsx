import { useEffect, useState } from 'react';
import type { Persona } from '../../../slack/person/types.ts';
import { Hint } from '../hints/hint.tsx';
import { PhoneIcon, ScanIcon } from '../icons.tsx';
import { AccountCard } from './account-card.tsx';
import { ClockDrift } from './clock-drift.tsx';
import type { CodeField } from './code-field.ts';
import { scanScreen } from './scan-image.ts';
import { useAccounts } from './use-accounts.ts';
import { useDrift } from './use-drift.ts';
import { useNow } from './use-now.ts';

const SAID_MS = 5000;

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

interface PhonePanelProps {
  readonly owner: Persona;
  readonly codeField: CodeField | undefined;
  /** Whether there is a picture in this person's Slack that the phone could scan. */
  readonly hasPicture: boolean;
}

/** The person's phone with an authenticator app on it. */
export function PhonePanel({ owner, codeField, hasPicture }: PhonePanelProps) {
  const { accounts, add, remove } = useAccounts(owner.userId);
  const [drift, setDrift] = useDrift(owner.userId);
  const [said, setSaid] = useState('');
  const now = useNow() + drift * 1000;

  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(''), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);

  const scan = async () => {
    const uri = await scanScreen(owner.userId);
    const account = uri === undefined ? undefined : add(uri);
    setSaid(account ? `Scanned: ${account.label}` : 'No QR code on screen');
  };

  return (
    <section className="panel phone-panel" aria-label="Phone">
      <h2 className="panel-title">
        <PhoneIcon /> {owner.name.split(' ')[0]}’s phone
        <time className="phone-clock" data-wrong={drift !== 0 || undefined} data-testid="phone-clock">
          {clock.format(now)}
        </time>
      </h2>
      <div className="phone">
        <div className="phone-bar">
          <span>Authenticator</span>
          <button type="button" className="scan" data-testid="phone-scan" onClick={() => void scan()}>
            <ScanIcon /> Scan QR
          </button>
        </div>
        <Hint name="scan" isDue={hasPicture && accounts.length === 0} isDone={accounts.length > 0}>
          Press <strong>Scan QR</strong>: this phone reads the code in the conversation.
        </Hint>
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
        <ClockDrift drift={drift} onDrift={setDrift} />
      </div>
    </section>
  );
}
