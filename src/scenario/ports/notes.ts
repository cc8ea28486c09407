/**
 * Keeps small facts for a limited time. None of them is secret, and the bot works without them. The caller chooses a
 * note's name, and parses its value. Every adapter passes test/contract/notes.ts.
 */
export interface Notes {
  /** Returns the value, or undefined if there is none or it has expired. */
  read(name: string): Promise<string | undefined>;
  /** Stores a value for `forMs` milliseconds. It replaces an earlier value. */
  keep(name: string, value: string, forMs: number): Promise<void>;
  /**
   * Stores a value if there is none. Returns whether it did: of several processes that call this at the same time, one
   * gets true.
   */
  keepFirst(name: string, value: string, forMs: number): Promise<boolean>;
  /**
   * Adds to a number that all processes share. It begins at 0, and is kept for `forMs` milliseconds from now. Returns
   * the sum.
   */
  add(name: string, amount: number, forMs: number): Promise<number>;
  forget(name: string): Promise<void>;
}

/** Returns the name of a note. It is JSON, because ids that are only joined could collide. */
export function noteName(kind: string, ...ids: readonly string[]): string {
  return JSON.stringify([kind, ...ids]);
}
