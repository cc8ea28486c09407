import { DateField } from '../calendar/date-field.tsx';
import { MomentField } from '../calendar/moment-field.tsx';
import type { ChoiceProps } from './choice-props.ts';
import { TimeField } from './time-field.tsx';

interface PickerProps extends ChoiceProps {
  readonly kind: 'date' | 'time' | 'datetime';
  /** The chosen value: `2026-01-31`, `23:59`, or epoch seconds; empty if nothing is picked. */
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

const fields = { date: DateField, time: TimeField, datetime: MomentField };

/** A picker for a date, a time or both. */
export function Picker({ kind, ...props }: PickerProps) {
  const Field = fields[kind];
  return <Field {...props} />;
}
