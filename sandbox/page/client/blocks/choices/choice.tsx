import { useId } from 'react';
import { useTexts } from '../../text/use-texts.ts';
import { useConfirm } from '../elements/use-confirm.tsx';
import { usePlace } from '../place.ts';
import type { ChoiceProps } from './choice-props.ts';
import { shapeOf, traitsOf } from './choice-types.ts';
import { Menu } from './menu.tsx';
import { MultiMenu } from './multi-menu.tsx';
import { OptionRow } from './option-row.tsx';
import { Picker } from './picker.tsx';
import { useOffered } from './use-offered.ts';

/** Checkboxes, radio buttons, a select menu or a picker. It asks for confirmation first if the app wants that. */
export function Choice(props: ChoiceProps) {
  const { field } = props;
  const { element } = field;
  const { offer, isMany } = traitsOf(element);
  const place = usePlace();
  const { ask, dialog } = useConfirm(element.confirm);
  const chosen = place.chosenIn(field);
  const choose = (values: readonly string[]) => ask(() => void place.choose(field, values));
  const chooseOne = (value: string) => choose(value ? [value] : []);

  if (offer === 'date' || offer === 'time' || offer === 'datetime') {
    return (
      <>
        <Picker {...props} kind={offer} chosen={chosen[0] ?? ''} onChoose={chooseOne} />
        {dialog}
      </>
    );
  }
  if (shapeOf(element) === 'single') {
    return (
      <>
        {isMany ? (
          <MultiMenu {...props} chosen={chosen} onChoose={choose} />
        ) : (
          <Menu {...props} chosen={chosen[0] ?? ''} onChoose={chooseOne} />
        )}
        {dialog}
      </>
    );
  }
  return (
    <>
      <Rows {...props} chosen={chosen} onChoose={choose} />
      {dialog}
    </>
  );
}

interface RowsProps extends ChoiceProps {
  readonly chosen: readonly string[];
  readonly onChoose: (values: readonly string[]) => void;
}

function Rows({ field, isInvalid, chosen, onChoose }: RowsProps) {
  const { element } = field;
  const { isMany } = traitsOf(element);
  const name = useId();
  const options = useOffered(element).flatMap((group) => group.options);
  const isFull = chosen.length >= (element.max_selected_items ?? Number.POSITIVE_INFINITY);
  const toggled = (value: string) =>
    chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return options.map((option) => {
    const isChosen = chosen.includes(option.value ?? '');
    return (
      <OptionRow
        key={option.value}
        of={option}
        type={isMany ? 'checkbox' : 'radio'}
        name={name}
        fieldKey={field.key}
        isChosen={isChosen}
        isDisabled={isFull && !isChosen}
        isInvalid={isMany && isInvalid}
        onChoose={(value) => onChoose(isMany ? toggled(value) : [value])}
      />
    );
  });
}

/** A choice outside an input block. In a section, its name for screen readers is the text of the section. */
export function LooseChoice({ field, labelledBy }: Pick<ChoiceProps, 'field' | 'labelledBy'>) {
  const shape = shapeOf(field.element);
  const texts = useTexts().blocks;
  if (shape === 'single') return <Choice field={field} labelledBy={labelledBy} />;
  return (
    <fieldset
      className="choices"
      role={shape === 'radiogroup' ? shape : undefined}
      aria-labelledby={labelledBy}
      aria-label={labelledBy ? undefined : texts.options}
    >
      <Choice field={field} />
    </fieldset>
  );
}
