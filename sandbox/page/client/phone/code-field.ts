/** The field of an open form into which a code can be pasted. */
export interface CodeField {
  /** The place of this field among the fields of the form that take a code, from 1. */
  readonly number: number;
  /** How many fields of the form take a code. */
  readonly count: number;
  /** The current texts of the fields that take a code. */
  readonly values: readonly string[];
  fill(code: string): void;
}
