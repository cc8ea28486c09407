import type { InputBlock, InputBlockElement, KnownBlock } from '@slack/types';
import type { FieldValues } from '../../../slack/person/types.ts';

/** What the person typed, under block id and action id together: it stays as long as both stay. */
export type Typed = Readonly<Record<string, string>>;

export interface TextField {
  readonly key: string;
  readonly blockId: string;
  readonly actionId: string;
  readonly label: string;
  readonly isOptional: boolean;
  readonly initialValue: string;
  /** Plain text of one line, and empty at first: a code of the phone may be meant. */
  readonly takesCode: boolean;
}

type TextElement = Extract<
  InputBlockElement,
  { type: 'plain_text_input' | 'email_text_input' | 'url_text_input' | 'number_input' | 'rich_text_input' }
>;

const textTypes = ['plain_text_input', 'email_text_input', 'url_text_input', 'number_input', 'rich_text_input'];

export function isTextElement(element: { readonly type: string }): element is TextElement {
  return textTypes.includes(element.type);
}

/** The text fields of a view, in order. */
export function textFields(blocks: readonly object[]): TextField[] {
  return (blocks as readonly KnownBlock[]).flatMap((block) => {
    if (block.type !== 'input' || !isTextElement(block.element)) return [];
    return [textField(block, block.element)];
  });
}

export function textField(block: InputBlock, element: TextElement): TextField {
  const blockId = block.block_id ?? '';
  const actionId = element.action_id ?? '';
  const initialValue = typeof element.initial_value === 'string' ? element.initial_value : '';
  const isOneLine = element.type === 'plain_text_input' && element.multiline !== true;
  return {
    key: JSON.stringify([blockId, actionId]),
    blockId,
    actionId,
    label: block.label.text,
    isOptional: block.optional ?? false,
    initialValue,
    takesCode: initialValue === '' && isOneLine,
  };
}

export function textIn(field: TextField, typed: Typed): string {
  return typed[field.key] ?? field.initialValue;
}

/** In the shape in which the person's side of Slack takes them. */
export function submittedValues(fields: readonly TextField[], typed: Typed): FieldValues {
  return Object.fromEntries(fields.map((field) => [field.blockId, { [field.actionId]: textIn(field, typed) }]));
}

/**
 * Where a code from the phone belongs: the first empty field, else the one in use. Whoever goes to the phone with Tab
 * passes all fields: the last one passed says nothing.
 */
export function fieldForCode(fields: readonly TextField[], typed: Typed, inUse: string | undefined) {
  return fields.find((field) => textIn(field, typed) === '') ?? fields.find(({ key }) => key === inUse) ?? fields[0];
}
