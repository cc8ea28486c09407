import { useTexts } from '../../text/use-texts.ts';
import type { ChoiceField } from './choice-fields.ts';
import { traitsOf } from './choice-types.ts';
import { useLookedUp } from './use-looked-up.ts';
import { useOffered } from './use-offered.ts';

/** Returns the options of a select menu (from the element, the workspace or the app) and the text of a chosen value. */
export function useMenu(field: ChoiceField) {
  const { element } = field;
  const texts = useTexts().blocks;
  const placeholder = element.placeholder?.text ?? texts.choose;
  const offered = useOffered(element);
  const { groups, ask, textOf } = useLookedUp(field);
  if (traitsOf(element).offer === 'external') return { groups, textOf, placeholder, onQuery: ask };
  const options = offered.flatMap((group) => group.options);
  return {
    groups: offered,
    textOf: (value: string) => options.find((option) => option.value === value)?.text.text ?? '',
    placeholder,
    onQuery: undefined,
  };
}
