import { useRef, useState } from 'react';
import { CalendarIcon } from '../../icons.tsx';
import { usePopup } from '../../popup/use-popup.ts';
import { useTexts } from '../../text/use-texts.ts';
import type { ChoiceProps } from '../choices/choice-props.ts';
import { Calendar } from './calendar.tsx';
import { isDate } from './days.ts';

interface DateFieldProps extends ChoiceProps {
  readonly chosen: string;
  readonly onChoose: (day: string) => void;
}

/** A day, typed as `2026-01-31` or picked from a calendar. */
export function DateField({ field, id, labelledBy, describedBy, isInvalid, chosen, onChoose }: DateFieldProps) {
  const texts = useTexts().blocks;
  const [typed, setTyped] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  const { around, popup } = usePopup(isOpen, () => setOpen(false));
  const input = useRef<HTMLInputElement>(null);
  const name = field.element.placeholder?.text ?? texts.pick.date;
  const close = () => {
    setOpen(false);
    input.current?.focus();
  };
  const type = (text: string) => {
    setTyped(text);
    if (isDate(text) || (text === '' && field.isOptional)) onChoose(text);
  };
  const onInputKey = (event: React.KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    setOpen(true);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.preventDefault();
    close();
  };
  return (
    <div className="date-around" ref={around}>
      <input
        ref={input}
        className="picker"
        id={id}
        type="text"
        autoComplete="off"
        value={typed ?? chosen}
        placeholder={name}
        data-field={field.key}
        aria-label={id || labelledBy ? undefined : name}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        onChange={({ target }) => type(target.value)}
        onBlur={() => setTyped(undefined)}
        onKeyDown={onInputKey}
      />
      <button
        type="button"
        className="icon-button"
        aria-label={texts.calendar.open}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <CalendarIcon />
      </button>
      {isOpen && (
        <div className="popup" popover="manual" ref={popup} role="dialog" aria-label={name} onKeyDown={onKeyDown}>
          <Calendar
            chosen={chosen}
            onChoose={(day) => {
              close();
              onChoose(day);
            }}
          />
        </div>
      )}
    </div>
  );
}
