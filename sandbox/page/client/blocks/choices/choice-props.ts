import type { ChoiceField } from './choice-fields.ts';

export interface ChoiceProps {
  readonly field: ChoiceField;
  /** The id of the control, for a label. Options have their own labels. */
  readonly id?: string | undefined;
  readonly labelledBy?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean | undefined;
}
