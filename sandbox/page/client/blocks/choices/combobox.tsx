import { useId } from 'react';
import { usePopup } from '../../popup/use-popup.ts';
import { useTexts } from '../../text/use-texts.ts';
import type { ChoiceProps } from './choice-props.ts';
import { type ComboboxOptions, useCombobox } from './use-combobox.ts';

interface ComboboxProps extends ChoiceProps, ComboboxOptions {
  readonly placeholder: string;
  /** Shown instead of an empty list. */
  readonly emptyText?: string | undefined;
}

/** A text field with a list of options. Typing filters the options; arrow keys and Enter choose one. */
export function Combobox(props: ComboboxProps) {
  const { field, id, labelledBy, describedBy, isInvalid, placeholder, emptyText, chosen } = props;
  const { isOpen, shown, active, close, choose, control } = useCombobox(props);
  const { around, popup } = usePopup(isOpen, close);
  const listId = useId();
  return (
    <div className="menu-around" ref={around}>
      <input
        {...control}
        className="menu"
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        data-field={field.key}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={isOpen && active >= 0 ? `${listId}-${active}` : undefined}
        aria-label={id || labelledBy ? undefined : placeholder}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
      />
      {isOpen && (
        <div className="popup" popover="manual" ref={popup}>
          <OptionList
            id={listId}
            placeholder={placeholder}
            emptyText={emptyText}
            chosen={chosen}
            shown={shown}
            active={active}
            onPick={choose}
          />
        </div>
      )}
    </div>
  );
}

interface OptionListProps extends Pick<ComboboxProps, 'placeholder' | 'emptyText' | 'chosen'> {
  readonly id: string;
  readonly shown: ReturnType<typeof useCombobox>['shown'];
  readonly active: number;
  readonly onPick: (value: string) => void;
}

function OptionList({ id, placeholder, emptyText, shown, active, chosen, onPick }: OptionListProps) {
  const texts = useTexts().blocks;
  if (shown.length === 0) {
    return (
      <p className="soft" role="status">
        {emptyText ?? texts.noOption}
      </p>
    );
  }
  return (
    <div id={id} role="listbox" aria-label={placeholder}>
      {shown.map(({ value, text, heading }, place) => (
        <div
          key={value}
          ref={place === active ? keepInSight : undefined}
          id={`${id}-${place}`}
          className="menu-option"
          role="option"
          tabIndex={-1}
          aria-selected={place === active}
          data-chosen={value === chosen || undefined}
          // The text field keeps the focus and handles all keys.
          onMouseDown={(event) => {
            event.preventDefault();
            onPick(value);
          }}
        >
          {heading && <span className="menu-heading">{heading}</span>}
          {text}
        </div>
      ))}
    </div>
  );
}

function keepInSight(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}
