import type { LessonWords } from './words.ts';

/** One row of the table that a program prints at its end. */
export interface Row {
  /** The name of the variable with the answer. In the shell script it is in capitals. */
  readonly answer: 'first' | 'second' | 'third' | 'fourth' | 'fifth';
  /** The value of the condition key in this request. */
  readonly value: string;
  readonly expected: 'AccessDenied' | 'allowed';
  /** The description of the attempt. */
  readonly name: string;
}

/** The parts of a program that belong to the lesson, as lines of code. */
interface OwnParts {
  /** The policies, as constants. */
  readonly policies: string;
  /** The code between connecting the phone and creating the access key. */
  readonly beforeKey?: string;
  /** The attempts. The code stores each answer in the variable of its row. */
  readonly tries: string;
}

/** The parts of the two programs that belong to one lesson. The rest is the same for all lessons with a phone. */
export interface LessonPrograms {
  /** The first part of each file's name. */
  readonly name: string;
  /** The name of the test user's only policy. */
  readonly policyName: string;
  /** If present, the programs create a role with the same name as the user, and delete it at the end. */
  readonly role?: { readonly policyName: string };
  readonly words: LessonWords;
  readonly shell: OwnParts;
  /** `imports`: the names that this lesson needs in addition, by package. */
  readonly sdk: OwnParts & { readonly imports?: Readonly<Record<string, readonly string[]>> };
  readonly table: { readonly key: string; readonly answeredBy: string; readonly rows: readonly Row[] };
  /** The file with the policy that the lesson is about. It is sent together with the programs. */
  readonly policy: { readonly file: string; readonly document: object };
}
