import { useEffect, useState } from 'react';
import type { Persona } from '../../../slack/person/types.ts';
import { Hint } from '../hints/hint.tsx';
import { PhoneIcon, ScanIcon } from '../icons.tsx';
import { useTexts } from '../text/use-texts.ts';
import { AccountCard } from './account-card.tsx';
import { ClockDrift } from './clock-drift.tsx';
import type { CodeField } from './code-field.ts';
import { CodeNews } from './code-news.tsx';
import { scanScreen } from './scan-image.ts';
import { useAccounts } from './use-accounts.ts';
import { useDrift, usePhoneClock } from './use-drift.ts';

const SAID_MS = 5000;

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

interface PhonePanelProps {
  readonly owner: Persona;
  readonly codeField: CodeField | undefined;
  /** Whether this person's Slack shows a picture that the phone can scan. */
  readonly hasPicture: boolean;
}

/** The person's phone with an authenticator app on it. */
export function PhonePanel({ owner, codeField, hasPicture }: PhonePanelProps) {
  const { userId } = owner;
  const texts = useTexts().phone;
  const { accounts, add, remove } = useAccounts(userId);
  const [drift, setDrift] = useDrift(userId);
  const [said, setSaid] = useState('');
  const now = usePhoneClock(userId);

  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(''), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);

  const scan = async () => {
    const uri = await scanScreen(userId);
    const account = uri === undefined ? undefined : add(uri);
    setSaid(account ? texts.scanned(account.label) : texts.notFound);
  };

  return (
    <section className="panel phone-panel" aria-label={texts.label}>
      <h2 className="panel-title">
        <PhoneIcon /> {texts.title(owner.name.split(' ')[0]!)}
      </h2>
      <div className="phone">
        <div className="phone-bar">
          <span>{texts.app}</span>
          <time className="phone-clock" data-wrong={drift !== 0 || undefined} data-testid="phone-clock" aria-hidden>
            {clock.format(now)}
          </time>
        </div>
        {accounts.map((account) => (
          <AccountCard
            key={account.id}
            userId={userId}
            account={account}
            now={now}
            codeField={codeField}
            onRemove={() => remove(account.id)}
          />
        ))}
        <ScanButton isPossible={hasPicture} isFirst={accounts.length === 0} onScan={() => void scan()} />
        <p className="phone-said" role="status">
          {said}
        </p>
        <ClockDrift drift={drift} onDrift={setDrift} />
        <CodeNews account={accounts[0]} now={now} />
      </div>
    </section>
  );
}

interface ScanButtonProps {
  readonly isPossible: boolean;
  readonly isFirst: boolean;
  readonly onScan: () => void;
}

function ScanButton({ isPossible, isFirst, onScan }: ScanButtonProps) {
  const { phone, hint } = useTexts();
  return (
    <>
      <button
        type="button"
        className="scan"
        data-testid="phone-scan"
        data-first={isFirst || undefined}
        disabled={!isPossible}
        onClick={onScan}
      >
        <ScanIcon /> {phone.scan}
      </button>
      {!isPossible && <p className="phone-empty">{phone.nothingToScan}</p>}
      <Hint name="scan" text={hint.scan} isDue={isPossible && isFirst} isDone={!isFirst} />
      {isFirst && <p className="phone-empty">{phone.ownPhone}</p>}
    </>
  );
}
