import { type Element, elementsOf } from '../blocks.ts';
import type { FieldValue, FieldValues } from '../person-types.ts';
import type { Block } from '../state/records.ts';
import { chosenOptions, isChoice, valueIn } from './choices.ts';

/**
 * `view.state.values` (of a message, `state.values`): block id -> action id -> value. An empty field is `null`. Choices
 * outside of input blocks are part of it, buttons are not.
 */
export function stateValues(blocks: readonly Block[], values: FieldValues): Record<string, Record<string, object>> {
  const found = blocks.map((block) => [block.block_id, statesIn(block, values)] as const);
  return Object.fromEntries(found.filter(([, states]) => Object.keys(states).length > 0));
}

/** What one field holds, in Slack's words. */
export function stateOf(element: Element, value: FieldValue | undefined): object {
  const { type } = element;
  if (isChoice(element)) {
    const chosen = chosenOptions(element, value);
    return type === 'checkboxes' ? { type, selected_options: chosen } : { type, selected_option: chosen[0] ?? null };
  }
  const given = value === undefined || value === '' ? null : value;
  return type === 'users_select' ? { type, selected_user: given } : { type, value: given };
}

/** What Slack's own client refuses before it tells the app: per block id, its sentence. */
export function refusedInputs(blocks: readonly Block[], values: FieldValues): Record<string, string> {
  const inputs = blocks.filter((block) => block.type === 'input');
  const refused = inputs.flatMap((block) =>
    elementsOf(block).flatMap((element) => {
      const sentence = refusalOf(block, element, valueIn(values, block.block_id, element));
      return sentence ? [[block.block_id, sentence] as const] : [];
    }),
  );
  return Object.fromEntries(refused);
}

function statesIn(block: Block, values: FieldValues): Record<string, object> {
  const fields = elementsOf(block).filter((element) => block.type === 'input' || isChoice(element));
  const states = fields.map((element) => {
    return [element.action_id ?? '', stateOf(element, valueIn(values, block.block_id, element))] as const;
  });
  return Object.fromEntries(states);
}

function refusalOf(block: Block, element: Element, value: FieldValue | undefined): string | undefined {
  const content = isChoice(element) ? chosenOptions(element, value) : (value ?? '');
  if (content.length === 0) return block.optional === true ? undefined : 'Please complete this required field.';
  if (element.type !== 'plain_text_input') return undefined;
  const { min_length: least, max_length: most } = element;
  if (typeof least === 'number' && content.length < least) return `Please enter at least ${least} characters.`;
  if (typeof most === 'number' && content.length > most) return `Please enter no more than ${most} characters.`;
  return undefined;
}
