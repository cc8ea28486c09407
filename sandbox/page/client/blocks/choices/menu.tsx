import type { Option } from '@slack/types';
import { useTexts } from '../../text/use-texts.ts';
import type { ChoiceProps } from './choice-props.ts';
import { useOffered } from './use-offered.ts';

interface MenuProps extends ChoiceProps {
  /** Empty if nothing is chosen. */
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

/** A select menu, as the browser draws it. */
export function Menu({ field, id, labelledBy, describedBy, isInvalid, chosen, onChoose }: MenuProps) {
  const texts = useTexts().blocks;
  const nothing = field.element.placeholder?.text ?? texts.choose;
  const groups = useOffered(field.element);
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
      {groups.map(({ label, options }) =>
        label === undefined ? (
          <Options key="" of={options} />
        ) : (
          <optgroup key={label} label={label}>
            <Options of={options} />
          </optgroup>
        ),
      )}
    </select>
  );
}

function Options({ of }: { readonly of: readonly Option[] }) {
  return of.map(({ value, text }) => (
    <option key={value} value={value}>
      {text.text}
    </option>
  ));
}
