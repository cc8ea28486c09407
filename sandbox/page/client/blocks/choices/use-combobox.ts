import { useState } from 'react';
import type { ChoiceField } from './choice-fields.ts';
import type { OfferedGroup } from './use-offered.ts';

export interface ComboboxOptions {
  readonly groups: readonly OfferedGroup[];
  /** The chosen value and its text; both are empty if nothing is chosen. */
  readonly chosen: string;
  readonly chosenText: string;
  readonly field: ChoiceField;
  readonly onChoose: (value: string) => void;
  /**
   * Called with the typed text, if the app provides the options. The app filters them, so they are not filtered again.
   */
  readonly onQuery?: ((typed: string) => void) | undefined;
  /** Converts the typed text to a value, if other values than those of the list are allowed. */
  readonly read?: ((typed: string) => string | undefined) | undefined;
  /** Called for Backspace in the empty field. */
  readonly onErase?: (() => void) | undefined;
}

/** Returns the state of a combobox: the filtered options, the index of the active one (-1: none), and the handlers. */
export function useCombobox(options: ComboboxOptions) {
  const { groups, chosen, chosenText, onChoose, onQuery, onErase } = options;
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState<string>();
  const [picked, setPicked] = useState<number>();
  const shown = shownOf(groups, onQuery ? '' : (typed ?? ''));
  const found = typed ? 0 : shown.findIndex(({ value }) => value === chosen);
  const active = Math.min(picked ?? found, shown.length - 1);

  const open = () => {
    if (isOpen) return;
    setOpen(true);
    onQuery?.('');
  };
  const close = () => {
    setOpen(false);
    setTyped(undefined);
    setPicked(undefined);
  };
  const choose = (value: string | undefined) => {
    close();
    if (value !== undefined && value !== chosen) onChoose(value);
  };
  const takeTyped = () => choose(meant(options, typed, shown[active]?.value));
  const move = (by: number) => {
    open();
    if (isOpen && shown.length > 0)
      setPicked((active + by + shown.length + (active < 0 && by < 0 ? 1 : 0)) % shown.length);
  };

  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => (isOpen ? takeTyped() : open()),
    ...(isOpen ? { Escape: close } : {}),
    ...(onErase && !(typed ?? chosenText) ? { Backspace: onErase } : {}),
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Tab' && (typed !== undefined || picked !== undefined)) takeTyped();
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (!act) return;
    // Otherwise Enter would submit the form, and Escape would close the modal.
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const onChange = ({ target }: React.ChangeEvent<HTMLInputElement>) => {
    setOpen(true);
    setTyped(target.value);
    setPicked(undefined);
    onQuery?.(target.value);
  };
  const control = { value: typed ?? chosenText, onChange, onKeyDown, onClick: open };
  return { isOpen, shown, active, close, choose, control };
}

/**
 * Returns the value to choose: the result of `read`, or else the active option; undefined changes nothing. If the field
 * was emptied and no option is active, returns '' for an optional field, else undefined.
 */
function meant({ field, read }: ComboboxOptions, typed: string | undefined, active: string | undefined) {
  if (typed === '' && active === undefined) return field.isOptional ? '' : undefined;
  return (typed && read?.(typed)) || active;
}

function shownOf(groups: readonly OfferedGroup[], typed: string) {
  const wanted = typed.toLowerCase();
  return groups.flatMap(({ label, options }) =>
    options
      .filter(({ text }) => text.text.toLowerCase().includes(wanted))
      .map(({ value = '', text }, place) => ({ value, text: text.text, heading: place === 0 ? label : undefined })),
  );
}
