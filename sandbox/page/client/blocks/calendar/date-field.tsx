import { useState } from 'react';
import { CalendarIcon } from '../../icons.tsx';
import { useDialogPopup } from '../../popup/use-dialog-popup.ts';
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
  const { isOpen, close, openOnArrowDown, around, control, button, dialog } = useDialogPopup<HTMLInputElement>();
  const name = field.element.placeholder?.text ?? texts.pick.date;
  const type = (text: string) => {
    setTyped(text);
    if (isDate(text) || (text === '' && field.isOptional)) onChoose(text);
  };
  return (
    <div className="date-around" ref={around}>
      <input
        ref={control}
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
        onKeyDown={openOnArrowDown}
      />
      <button {...button} type="button" className="icon-button" aria-label={texts.calendar.open}>
        <CalendarIcon />
      </button>
      {isOpen && (
        <div {...dialog} role="dialog" aria-label={name}>
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
