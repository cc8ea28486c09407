import type { ChoiceProps } from './choice-props.ts';
import { Combobox } from './combobox.tsx';
import { useMenu } from './use-menu.ts';

interface MenuProps extends ChoiceProps {
  /** The chosen value; empty if nothing is chosen. */
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

/** A select menu in which a person chooses one option. */
export function Menu(props: MenuProps) {
  const { groups, textOf, placeholder, onQuery } = useMenu(props.field);
  return (
    <Combobox
      {...props}
      groups={groups}
      chosenText={textOf(props.chosen)}
      placeholder={placeholder}
      onQuery={onQuery}
    />
  );
}
