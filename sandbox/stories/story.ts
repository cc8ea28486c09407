import type { Person } from '../person/person.ts';

/** The person of a story, and the functions that a story calls. */
export interface Telling {
  readonly ana: Person;
  /** Prints what the person does. */
  says(line: string): void;
  /** Waits for the next code of the phone, and prints that the person waits. */
  nextCode(): Promise<string>;
}

export interface Story {
  readonly name: string;
  readonly summary: string;
  /** How long the story takes, as a text for people. */
  readonly takes: string;
  /** Whether S3 must answer without MFA, with MFA, and without MFA again (`all`), or must not be called (`none`). */
  readonly proofs: 'all' | 'none';
  /** The lifetime of a demo in this story, in milliseconds; the bot's default if absent. */
  readonly lifetimeMs?: number;
  tell(telling: Telling): Promise<void>;
}

/** The English labels of some of the bot's buttons. */
export const BUTTONS = {
  enterCodes: 'Enter codes',
  enterCode: 'Enter a code',
  continue: 'Continue',
  done: 'Clean up',
} as const;

export const RECEIPT_PATIENCE_MS = 60_000;
