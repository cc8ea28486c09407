import { writeGuess } from '../workshop/guess.ts';
import { MFA_STATES, type SessionTokenState } from './state.ts';

/**
 * Returns the participant's guesses, with the choices from a window added. A choice about an attempt that was already
 * made is ignored.
 */
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

/** Returns each guess, together with S3's answer if there is one. */
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
