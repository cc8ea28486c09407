import type { LessonWords } from './words.ts';

/** One line of the table at the end. */
export interface Row {
  /** The variable with the answer; the shell script writes it in capitals. */
  readonly answer: 'first' | 'second' | 'third' | 'fourth' | 'fifth';
  /** The value of the condition key in this request. */
  readonly value: string;
  readonly expected: 'AccessDenied' | 'allowed';
  /** What was tried. */
  readonly name: string;
}

/** The parts of a program that belong to the lesson, as lines of its language. */
interface OwnParts {
  /** The policies, as constants. */
  readonly policies: string;
  /** What is done between the connection of the phone and the access key. */
  readonly beforeKey?: string;
  /** What is tried. It leaves each answer in the variable that a row names. */
  readonly tries: string;
}

/** What one lesson gives to its two programs; the rest is the same for every lesson with a phone. */
export interface LessonPrograms {
  /** The name of each file begins with it. */
  readonly name: string;
  /** Of the only policy of the test user. */
  readonly policyName: string;
  /** The programs make a role with the name of the user, and delete it at the end. */
  readonly role?: { readonly policyName: string };
  readonly words: LessonWords;
  readonly shell: OwnParts;
  /** @param imports names by package, besides those that each program needs */
  readonly sdk: OwnParts & { readonly imports?: Readonly<Record<string, readonly string[]>> };
  readonly table: { readonly key: string; readonly answeredBy: string; readonly rows: readonly Row[] };
  /** The policy that the lesson is about, which is sent with the programs. */
  readonly policy: { readonly file: string; readonly document: object };
}
