import type { Person } from '../person/person.ts';

/** What a story can use besides the person: one line of comment on what the person does. */
export interface Telling {
  readonly ana: Person;
  /** Says what the person does. */
  says(line: string): void;
  /** Waits for the phone's next code, and shows that it waits. */
  nextCode(): Promise<string>;
}

export interface Story {
  readonly name: string;
  readonly summary: string;
  /** How long it takes, for people. */
  readonly takes: string;
  /** What S3 must have said in this story: before MFA, with it, and afterwards. */
  readonly proofs: 'all' | 'none';
  /** How long a demo lives in this story, in milliseconds; the bot's default if absent. */
  readonly lifetimeMs?: number;
  tell(telling: Telling): Promise<void>;
}

/** The labels of the bot's buttons, as a person reads them. */
export const BUTTONS = {
  enterCodes: 'Enter codes',
  enterCode: 'Enter a code',
  continue: 'Continue',
  done: 'Clean up',
} as const;

export const RECEIPT_PATIENCE_MS = 60_000;
