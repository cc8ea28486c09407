import { lengthOf } from '../../block-kit/schema-parts.ts';
import { type Element, elementsOf, everyBlock } from '../../blocks.ts';
import type { FieldValue, FieldValues } from '../../person/types.ts';
import type { Block } from '../../state/records.ts';
import { chosenOptions, chosenValues, isChoice, valueIn } from './choices.ts';
import { fieldKind } from './fields.ts';

/**
 * Returns `view.state.values` (`state.values` for a message): block id -> action id -> value. An empty field has the
 * value `null`, or an empty list if it can have several values. Fields outside of input blocks are included, but
 * buttons and overflow menus are not.
 */
export function stateValues(blocks: readonly Block[], values: FieldValues): Record<string, Record<string, object>> {
  const found = everyBlock(blocks).map((block) => [block.block_id, statesIn(block, values)] as const);
  return Object.fromEntries(found.filter(([, states]) => Object.keys(states).length > 0));
}

/** Returns the value of one field in Slack's shape. */
export function stateOf(element: Element, value: FieldValue | undefined): Readonly<Record<string, unknown>> {
  const { type } = element;
  const { name, isList } = fieldKind(type) ?? { name: 'value', isList: false };
  const content = contentOf(element, value);
  return { type, [name]: isList ? content : (content[0] ?? null) };
}

/** Returns the value of a field as a list: the chosen options, the entered value, or the initial value. */
function contentOf(element: Element, value: FieldValue | undefined): readonly unknown[] {
  if (isChoice(element)) return chosenOptions(element, value);
  const { type } = element;
  if (value !== undefined) return chosenValues(value).map((entered) => asSent(type, entered));
  const initial = element[`initial_${(fieldKind(type)?.name ?? 'value').replace(/^selected_|^rich_text_/, '')}`];
  return [initial ?? []].flat();
}

/** Converts an entered text: a date with a time into epoch seconds, formatted text into a `rich_text` block. */
function asSent(type: string, entered: string): unknown {
  if (type === 'datetimepicker') return Number(entered);
  if (type !== 'rich_text_input') return entered;
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: entered }] }] };
}

/**
 * Returns the errors because of which Slack's client does not submit the modal, by block id. If there is an error, the
 * app gets nothing.
 */
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
  const isStated = ({ type }: Element) => fieldKind(type) !== undefined && type !== 'overflow';
  const fields = elementsOf(block).filter((element) => block.type === 'input' || isStated(element));
  const states = fields.map((element) => {
    return [element.action_id ?? '', stateOf(element, valueIn(values, block.block_id, element))] as const;
  });
  return Object.fromEntries(states);
}

function refusalOf(block: Block, element: Element, value: FieldValue | undefined): string | undefined {
  const content = contentOf(element, value);
  if (content.length === 0) return block.optional === true ? undefined : 'Please complete this required field.';
  return refusalOfText(element, String(content[0]));
}

/** Returns the error for an entered text. The two sentences about the length are Slack's; the others are not. */
function refusalOfText(element: Element, text: string): string | undefined {
  const { type, min_length: least, max_length: most } = element;
  if (type === 'number_input') return refusalOfNumber(element, text);
  if (type === 'email_text_input') return /^\S+@\S+\.\S+$/.test(text) ? undefined : 'Please enter an email address.';
  if (type === 'url_text_input') return /^https?:\/\/\S+$/.test(text) ? undefined : 'Please enter a URL.';
  if (type !== 'plain_text_input') return undefined;
  if (typeof least === 'number' && lengthOf(text) < least) return `Please enter at least ${least} characters.`;
  if (typeof most === 'number' && lengthOf(text) > most) return `Please enter no more than ${most} characters.`;
  return undefined;
}

function refusalOfNumber(element: Element, text: string): string | undefined {
  const { is_decimal_allowed: isDecimal, min_value: least = -Infinity, max_value: most = Infinity } = element;
  const number = Number(text);
  if (isDecimal !== true && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (number < Number(least)) return `Please enter ${least} or more.`;
  return number > Number(most) ? `Please enter ${most} or less.` : undefined;
}
