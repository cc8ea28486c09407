import type { PlainTextOption, StaticSelect } from '@slack/types';
import type { ChoiceProps } from './choice.tsx';

interface MenuProps extends ChoiceProps {
  readonly of: StaticSelect;
  /** Empty if nothing is chosen. */
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

/** A select menu, as the browser draws it. */
export function Menu({ of, field, id, labelledBy, describedBy, isInvalid, chosen, onChoose }: MenuProps) {
  const nothing = of.placeholder?.text ?? 'Choose an option';
  return (
    <select
      className="menu"
      id={id}
      value={chosen}
      data-field={field.key}
      aria-label={id || labelledBy ? undefined : nothing}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={isInvalid || undefined}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="" disabled={!field.isOptional}>
        {nothing}
      </option>
      <Options of={of.options ?? []} />
      {of.option_groups?.map(({ label, options }) => (
        <optgroup key={label.text} label={label.text}>
          <Options of={options} />
        </optgroup>
      ))}
    </select>
  );
}

function Options({ of }: { readonly of: readonly PlainTextOption[] }) {
  return of.map(({ value, text }) => (
    <option key={value} value={value}>
      {text.text}
    </option>
  ));
}
