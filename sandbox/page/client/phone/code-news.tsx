import { type Account, codeAt } from '../../../phone/authenticator.ts';
import { useTexts } from '../text/use-texts.ts';

/** Lets a screen reader say each new code once, digit by digit. The text changes with the code, not every second. */
export function CodeNews({ account, now }: { readonly account: Account | undefined; readonly now: number }) {
  const texts = useTexts().phone;
  return (
    <p className="visually-hidden" role="status" data-testid="phone-news">
      {account && texts.newCode([...codeAt(account, now)].join(' '))}
    </p>
  );
}
