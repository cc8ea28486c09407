import type { ChoiceField } from './choice-fields.ts';

export interface ChoiceProps {
  readonly field: ChoiceField;
  /** The id of the control, for its label. Checkboxes and radio buttons do not use it: their options have labels. */
  readonly id?: string | undefined;
  readonly labelledBy?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean | undefined;
}
