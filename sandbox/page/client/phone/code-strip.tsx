import { codeAt, secondsLeft } from '../../../phone/authenticator.ts';
import type { Persona } from '../../../slack/person/types.ts';
import { useTexts } from '../text/use-texts.ts';
import type { CodeField } from './code-field.ts';
import { CodeNews } from './code-news.tsx';
import { PasteButton } from './paste-button.tsx';
import { spaced } from './spaced.ts';
import { useAccounts } from './use-accounts.ts';
import { usePhoneClock } from './use-drift.ts';

/** The code of the newest account, below an open form in a narrow window, where the phone is not in sight. */
export function CodeStrip({ owner, codeField }: { readonly owner: Persona; readonly codeField: CodeField }) {
  const { userId } = owner;
  const texts = useTexts().phone;
  const { accounts } = useAccounts(userId);
  const now = usePhoneClock(userId);
  const account = accounts[0];
  if (!account) return null;
  return (
    <section className="code-strip" data-modal-reach data-testid="code-strip" aria-label={texts.strip}>
      <span className="strip-code">{spaced(codeAt(account, now))}</span>
      <span className="strip-seconds" aria-hidden="true">
        {texts.seconds(secondsLeft(now, account.periodSeconds))}
      </span>
      <PasteButton userId={userId} account={account} now={now} codeField={codeField} />
      <CodeNews account={account} now={now} />
    </section>
  );
}
