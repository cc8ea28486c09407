import type { Checkboxes, KnownBlock, Option, RadioButtons, StaticSelect } from '@slack/types';
import type { FieldValues } from '../../../slack/person-types.ts';

export type ChoiceElement = Checkboxes | RadioButtons | StaticSelect;

/** Something to tick or to choose, anywhere in the blocks of a message or a modal. */
export interface ChoiceField {
  readonly key: string;
  readonly blockId: string;
  readonly actionId: string;
  readonly element: ChoiceElement;
  readonly isOptional: boolean;
  /** The app hears of every change; else with the form. */
  readonly isToldAtOnce: boolean;
}

/** What the person chose, under block id and action id together: it stays as long as both stay. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

export function isChoice(element: { readonly type: string }): element is ChoiceElement {
  return ['checkboxes', 'radio_buttons', 'static_select'].includes(element.type);
}

export function choiceFields(blocks: readonly object[]): ChoiceField[] {
  return (blocks as readonly KnownBlock[]).flatMap((block) =>
    elementsOf(block)
      .filter(isChoice)
      .map((element) => choiceField(block, element)),
  );
}

export function choiceField(block: KnownBlock, element: ChoiceElement): ChoiceField {
  const blockId = block.block_id ?? '';
  const actionId = element.action_id ?? '';
  const isInput = block.type === 'input';
  return {
    key: JSON.stringify([blockId, actionId]),
    blockId,
    actionId,
    element,
    isOptional: isInput && (block.optional ?? false),
    isToldAtOnce: !isInput || (block.dispatch_action ?? false),
  };
}

/** The chosen values among those that are offered now; the initial ones until the person touches the field. */
export function chosenIn({ key, element }: ChoiceField, chosen: Chosen): readonly string[] {
  const offered = optionsOf(element).map(({ value }) => value);
  const values = chosen[key] ?? initialValues(element);
  return values.filter((value) => offered.includes(value));
}

/** In the shape in which the person's side of Slack takes them. */
export function chosenValues(fields: readonly ChoiceField[], chosen: Chosen): FieldValues {
  const values: Record<string, Record<string, readonly string[]>> = {};
  for (const field of fields) {
    values[field.blockId] = { ...values[field.blockId], [field.actionId]: chosenIn(field, chosen) };
  }
  return values;
}

function elementsOf(block: KnownBlock): readonly { readonly type: string }[] {
  if (block.type === 'input') return [block.element];
  if (block.type === 'actions') return block.elements;
  return block.type === 'section' && block.accessory ? [block.accessory] : [];
}

function optionsOf(element: ChoiceElement): readonly Option[] {
  if (element.type !== 'static_select') return element.options;
  return element.options ?? element.option_groups?.flatMap(({ options }) => options) ?? [];
}

function initialValues(element: ChoiceElement): readonly string[] {
  const one = element.type === 'checkboxes' ? undefined : element.initial_option;
  const several = element.type === 'checkboxes' ? element.initial_options : undefined;
  return (several ?? (one ? [one] : [])).map(({ value = '' }) => value);
}
