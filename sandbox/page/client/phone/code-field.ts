/** The field of an open form into which a code can be pasted. */
export interface CodeField {
  /** Its place among the text fields of the form, from 1. */
  readonly number: number;
  /** How many text fields the form has. */
  readonly count: number;
  /** The current texts of the form's fields. */
  readonly values: readonly string[];
  fill(code: string): void;
}
