import { useEffect } from 'react';
import { type Account, codeAt, secondsLeft } from '../../../phone/authenticator.ts';
import { useTexts } from '../text/use-texts.ts';
import type { CodeField } from './code-field.ts';
import { useUsedCodes } from './use-used-codes.ts';

interface PasteButtonProps {
  readonly userId: string;
  readonly account: Account;
  /** Epoch milliseconds, by the phone's clock. */
  readonly now: number;
  readonly codeField: CodeField;
}

/**
 * A button that puts the code into the form. AWS accepts a code once, so a code that was pasted or typed is not offered
 * again.
 */
export function PasteButton({ userId, account, now, codeField }: PasteButtonProps) {
  const texts = useTexts().phone;
  const { isUsed, use } = useUsedCodes(userId);
  const code = codeAt(account, now);
  const isInForm = codeField.values.includes(code);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the code decides, not the function that remembers it
  useEffect(() => {
    if (isInForm) use(code);
  }, [isInForm, code]);

  const mustWait = isInForm || isUsed(code);
  const offer = codeField.count > 1 ? texts.pasteNumber(codeField.number) : texts.paste;
  return (
    <button
      type="button"
      className="paste"
      data-testid="phone-paste"
      disabled={mustWait}
      onClick={() => {
        use(code);
        codeField.fill(code);
      }}
    >
      {mustWait ? texts.wait(secondsLeft(now, account.periodSeconds)) : offer}
    </button>
  );
}
