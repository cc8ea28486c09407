import type { KnownBlock, Option } from '@slack/types';
import type { FieldValue, FieldValues } from '../../../../slack/person/types.ts';
import { type ChoiceElement, isChoice, traitsOf } from './choice-types.ts';

/** A checkbox group, radio group, menu or picker in a message or view. */
export interface ChoiceField {
  readonly key: string;
  readonly blockId: string;
  readonly actionId: string;
  readonly element: ChoiceElement;
  readonly isOptional: boolean;
  /** Whether the app gets every change immediately. If not, it gets the value with the next click or submission. */
  readonly isToldAtOnce: boolean;
}

/**
 * The chosen values by the key of the field. The key consists of the block id and the action id, so if the app changes
 * one of them, the values are lost.
 */
export type Chosen = Readonly<Record<string, readonly string[]>>;

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

/**
 * Returns the chosen values, or the initial values if the person has not used the field. If the element has its own
 * options, values that it does not offer any more are left out.
 */
export function chosenIn({ key, element }: ChoiceField, chosen: Chosen): readonly string[] {
  const values = chosen[key] ?? initialValues(element);
  if (traitsOf(element).offer !== 'options') return values;
  const offered = optionsOf(element).map(({ value }) => value);
  return values.filter((value) => offered.includes(value));
}

/** Returns the chosen values in the form that `/_person` takes. */
export function chosenValues(fields: readonly ChoiceField[], chosen: Chosen): FieldValues {
  const values: Record<string, Record<string, FieldValue>> = {};
  for (const field of fields) {
    const now = chosenIn(field, chosen);
    const told = traitsOf(field.element).isToldAsText ? (now[0] ?? '') : now;
    values[field.blockId] = { ...values[field.blockId], [field.actionId]: told };
  }
  return values;
}

function elementsOf(block: KnownBlock): readonly { readonly type: string }[] {
  if (block.type === 'input') return [block.element];
  if (block.type === 'actions') return block.elements;
  if (block.type === 'container') return block.child_blocks.flatMap(elementsOf);
  return block.type === 'section' && block.accessory ? [block.accessory] : [];
}

function optionsOf(element: ChoiceElement): readonly Option[] {
  return element.options ?? element.option_groups?.flatMap(({ options }) => options) ?? [];
}

function initialValues(element: ChoiceElement): readonly string[] {
  const initial = element[traitsOf(element).initial] ?? [];
  const list: readonly unknown[] = Array.isArray(initial) ? initial : [initial];
  return list.map((one) => (typeof one === 'object' ? ((one as Option | null)?.value ?? '') : String(one)));
}
