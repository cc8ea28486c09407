type Outcome = 'denied' | 'allowed';

/** The answer that a person expected from AWS for one attempt of the lesson, and AWS's answer. */
export interface Guess {
  readonly expected: Outcome;
  /** Absent before the attempt. */
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
