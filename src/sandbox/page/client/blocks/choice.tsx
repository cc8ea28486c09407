import { useId } from 'react';
import type { ChoiceField } from './choice-fields.ts';
import { Menu } from './menu.tsx';
import { OptionRow } from './option-row.tsx';
import { usePlace } from './place.ts';
import { useConfirm } from './use-confirm.tsx';

export interface ChoiceProps {
  readonly field: ChoiceField;
  /** For a label to point to; options have labels of their own. */
  readonly id?: string | undefined;
  readonly labelledBy?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean | undefined;
}

/** Checkboxes, radio buttons or a select menu: asks first if the app wants that, and takes the choice. */
export function Choice(props: ChoiceProps) {
  const { field } = props;
  const { element } = field;
  const place = usePlace();
  const name = useId();
  const { ask, dialog } = useConfirm(element.confirm);
  const chosen = place.chosenIn(field);
  const choose = (values: readonly string[]) => ask(() => void place.choose(field, values));

  if (element.type === 'static_select') {
    return (
      <>
        <Menu {...props} of={element} chosen={chosen[0] ?? ''} onChoose={(value) => choose(value ? [value] : [])} />
        {dialog}
      </>
    );
  }
  const isMany = element.type === 'checkboxes';
  const toggled = (value: string) =>
    chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return (
    <>
      {element.options.map((option) => (
        <OptionRow
          key={option.value}
          of={option}
          type={isMany ? 'checkbox' : 'radio'}
          name={name}
          fieldKey={field.key}
          isChosen={chosen.includes(option.value ?? '')}
          isInvalid={isMany && props.isInvalid}
          onChoose={(value) => choose(isMany ? toggled(value) : [value])}
        />
      ))}
      {dialog}
    </>
  );
}

/** A choice outside of a form: named by what stands beside it. */
export function LooseChoice({ field, labelledBy }: Pick<ChoiceProps, 'field' | 'labelledBy'>) {
  if (field.element.type === 'static_select') return <Choice field={field} labelledBy={labelledBy} />;
  const role = field.element.type === 'radio_buttons' ? 'radiogroup' : undefined;
  return (
    <fieldset
      className="choices"
      role={role}
      aria-labelledby={labelledBy}
      aria-label={labelledBy ? undefined : 'Options'}
    >
      <Choice field={field} />
    </fieldset>
  );
}
