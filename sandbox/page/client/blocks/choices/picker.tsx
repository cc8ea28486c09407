import { useTexts } from '../../text/use-texts.ts';
import type { ChoiceProps } from './choice-props.ts';

interface PickerProps extends ChoiceProps {
  readonly kind: 'date' | 'time' | 'datetime';
  /** `2026-01-31`, `23:59`, or epoch seconds; empty if nothing is picked. */
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

const inputTypes = { date: 'date', time: 'time', datetime: 'datetime-local' } as const;

/** A date, a time or both, as the browser asks for them. */
export function Picker({ kind, field, id, labelledBy, describedBy, isInvalid, chosen, onChoose }: PickerProps) {
  const texts = useTexts().blocks;
  const isDateTime = kind === 'datetime';
  return (
    <input
      className="picker"
      type={inputTypes[kind]}
      id={id}
      value={isDateTime ? localMoment(chosen) : chosen}
      data-field={field.key}
      aria-label={id || labelledBy ? undefined : (field.element.placeholder?.text ?? texts.pick[kind])}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={isInvalid || undefined}
      onChange={({ target }) => onChoose(isDateTime ? epochSeconds(target.value) : target.value)}
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
