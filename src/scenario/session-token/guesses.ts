import { writeGuess } from '../workshop/guess.ts';
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

/** Returns each guess, with what S3 has answered since. */
export function guessesMade({
  proofs,
  guesses = {},
}: Pick<SessionTokenState, 'proofs' | 'guesses'>): Readonly<Record<string, string>> {
  const made = MFA_STATES.flatMap((mfaState) => {
    const expected = guesses[mfaState];
    const answer = proofs.findLast((proof) => proof.mfaState === mfaState)?.outcome;
    return expected ? [[mfaState, writeGuess({ expected, answer })]] : [];
  });
  return Object.fromEntries(made);
}
