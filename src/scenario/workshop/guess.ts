type Outcome = 'denied' | 'allowed';

/** What a person expected of a try, and what AWS has answered since. */
export interface Guess {
  readonly expected: Outcome;
  /** Absent if the try was not made yet. */
  readonly answer?: Outcome | undefined;
}

/** Returns a guess as text: for example `denied`, or `denied/allowed` when AWS has answered. */
export function writeGuess({ expected, answer }: Guess): string {
  return answer === undefined ? expected : `${expected}/${answer}`;
}

/**
 * Reads the text of `writeGuess`. Returns undefined for another text, which a newer version of the bot may have
 * written.
 */
export function readGuess(word: string): Guess | undefined {
  const [, expected, answer] = /^(denied|allowed)(?:\/(denied|allowed))?$/.exec(word) ?? [];
  return expected === undefined ? undefined : { expected: expected as Outcome, answer: answer as Outcome | undefined };
}
