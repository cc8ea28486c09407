import type { ChoiceField } from './choice-fields.ts';

export interface ChoiceProps {
  readonly field: ChoiceField;
  /** For a label to point to; options have labels of their own. */
  readonly id?: string | undefined;
  readonly labelledBy?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean | undefined;
}
