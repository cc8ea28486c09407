type Outcome = 'denied' | 'allowed';

/** What a person expected of a try, and what AWS has answered since. */
export interface Guess {
  readonly expected: Outcome;
  /** Absent while the try was not made. */
  readonly answer?: Outcome | undefined;
}

/** Writes a guess as a seat's progress keeps it: `denied`, and `denied/allowed` when the answer is there. */
export function writeGuess({ expected, answer }: Guess): string {
  return answer === undefined ? expected : `${expected}/${answer}`;
}

/** Reads what `writeGuess` wrote; `undefined` for anything else, as from a newer bot. */
export function readGuess(word: string): Guess | undefined {
  const [, expected, answer] = /^(denied|allowed)(?:\/(denied|allowed))?$/.exec(word) ?? [];
  return expected === undefined ? undefined : { expected: expected as Outcome, answer: answer as Outcome | undefined };
}
