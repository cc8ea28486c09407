/** Where a code can be pasted in an open form. */
export interface CodeField {
  /** Its place among the text fields of the form, from 1. */
  readonly number: number;
  /** How many text fields the form has. */
  readonly count: number;
  /** What the form's text fields hold now. */
  readonly values: readonly string[];
  fill(code: string): void;
}
