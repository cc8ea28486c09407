import { useTexts } from '../../text/use-texts.ts';
import type { ChoiceProps } from './choice-props.ts';
import { traitsOf } from './choice-types.ts';
import { Combobox } from './combobox.tsx';
import { useLookedUp } from './use-looked-up.ts';
import { type OfferedGroup, useOffered } from './use-offered.ts';

interface MenuProps extends ChoiceProps {
  /** Empty if nothing is chosen. */
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

/** A select menu. One that asks the app for its options has what the app offers for what is typed. */
export function Menu(props: MenuProps) {
  const { field, chosen } = props;
  const texts = useTexts().blocks;
  const offered = useOffered(field.element);
  const { groups: lookedUp, ask, textOf: textOfLookedUp } = useLookedUp(field);
  const isAsked = traitsOf(field.element).offer === 'external';
  return (
    <Combobox
      {...props}
      groups={isAsked ? lookedUp : offered}
      chosenText={isAsked ? textOfLookedUp(chosen) : textIn(offered, chosen)}
      placeholder={field.element.placeholder?.text ?? texts.choose}
      onQuery={isAsked ? ask : undefined}
    />
  );
}

function textIn(groups: readonly OfferedGroup[], value: string): string {
  return groups.flatMap(({ options }) => options).find((option) => option.value === value)?.text.text ?? '';
}
