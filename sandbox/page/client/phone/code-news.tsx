import { type Account, codeAt } from '../../../phone/authenticator.ts';
import { useTexts } from '../text/use-texts.ts';

/** Reads a new code aloud, digit by digit and once: the text changes with the code and not with the seconds. */
export function CodeNews({ account, now }: { readonly account: Account | undefined; readonly now: number }) {
  const texts = useTexts().phone;
  return (
    <p className="visually-hidden" role="status" data-testid="phone-news">
      {account && texts.newCode([...codeAt(account, now)].join(' '))}
    </p>
  );
}
