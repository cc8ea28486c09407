/** The field of an open modal that a code can be pasted into. */
export interface CodeField {
  readonly label: string;
  fill(code: string): void;
}
