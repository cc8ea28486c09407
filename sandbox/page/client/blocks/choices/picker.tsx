import { useTexts } from '../../text/use-texts.ts';
import { DateField } from '../calendar/date-field.tsx';
import type { ChoiceProps } from './choice-props.ts';
import { TimeField } from './time-field.tsx';

interface PickerProps extends ChoiceProps {
  readonly kind: 'date' | 'time' | 'datetime';
  /** `2026-01-31`, `23:59`, or epoch seconds; empty if nothing is picked. */
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

/** A date, a time or both. */
export function Picker({ kind, ...props }: PickerProps) {
  if (kind === 'date') return <DateField {...props} />;
  return kind === 'time' ? <TimeField {...props} /> : <MomentField {...props} />;
}

/** A date with a time, as the browser asks for it. */
function MomentField({ field, id, labelledBy, describedBy, isInvalid, chosen, onChoose }: Omit<PickerProps, 'kind'>) {
  const texts = useTexts().blocks;
  return (
    <input
      className="picker"
      type="datetime-local"
      id={id}
      value={localMoment(chosen)}
      data-field={field.key}
      aria-label={id || labelledBy ? undefined : (field.element.placeholder?.text ?? texts.pick.datetime)}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={isInvalid || undefined}
      onChange={({ target }) => onChoose(epochSeconds(target.value))}
    />
  );
}

/** The browser's field holds local time without a zone. */
function localMoment(seconds: string): string {
  if (seconds === '') return '';
  const moment = new Date(Number(seconds) * 1000);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function epochSeconds(local: string): string {
  return local === '' ? '' : String(Math.floor(new Date(local).getTime() / 1000));
}
