import { MFA_STATES, type SessionTokenState } from './state.ts';

/** Adds what a participant expects S3 to answer. A guess for a try that was made already counts for nothing. */
export function withGuesses(
  { proofs, guesses }: Pick<SessionTokenState, 'proofs' | 'guesses'>,
  choices: Readonly<Record<string, string>>,
): SessionTokenState['guesses'] {
  const open = MFA_STATES.filter((mfaState) => !proofs.some((proof) => proof.mfaState === mfaState));
  const added = open.flatMap((mfaState) => {
    const choice = choices[mfaState];
    return choice === 'allowed' || choice === 'denied' ? [[mfaState, choice]] : [];
  });
  return added.length === 0 ? guesses : { ...guesses, ...Object.fromEntries(added) };
}
