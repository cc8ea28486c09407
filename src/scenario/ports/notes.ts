/**
 * Keeps small facts for a limited time: none is secret, and none must survive a loss of the store. Their names are the
 * caller's, who parses a value that it reads. Every adapter passes test/contract/notes.ts.
 */
export interface Notes {
  /** Returns nothing when it was never kept, was forgotten, or its time is over. */
  read(name: string): Promise<string | undefined>;
  /** Keeps a value in place of an earlier one, for so many milliseconds from now. */
  keep(name: string, value: string, forMs: number): Promise<void>;
  /** Keeps a value unless there is one. Returns whether it did: of many processes that ask at once, one gets `true`. */
  keepFirst(name: string, value: string, forMs: number): Promise<boolean>;
  /** Adds to a number that all processes share, which begins at 0 and is kept for so many milliseconds from now. Returns the sum. */
  add(name: string, amount: number, forMs: number): Promise<number>;
  forget(name: string): Promise<void>;
}

/** Builds the name of a note. As JSON, since ids that are only strung together could collide. */
export function noteName(kind: string, ...ids: readonly string[]): string {
  return JSON.stringify([kind, ...ids]);
}
