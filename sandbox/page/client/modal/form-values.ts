import type { InputBlock, InputBlockElement, KnownBlock } from '@slack/types';
import type { FieldValues } from '../../../slack/person/types.ts';

/**
 * The typed texts by the key of the field. The key consists of the block id and the action id, so if the app changes
 * one of them, the text is lost.
 */
export type Typed = Readonly<Record<string, string>>;

export interface TextField {
  readonly key: string;
  readonly blockId: string;
  readonly actionId: string;
  readonly label: string;
  readonly isOptional: boolean;
  readonly initialValue: string;
  /** Whether an MFA code can go into this field: plain text of one line without an initial value. */
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

/** Returns the text fields of a view, in order. */
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

/** Returns the texts in the form that `/_person` takes. */
export function submittedValues(fields: readonly TextField[], typed: Typed): FieldValues {
  return Object.fromEntries(fields.map((field) => [field.blockId, { [field.actionId]: textIn(field, typed) }]));
}

/**
 * Returns the field for a code from the phone: the first empty field, or else the field in use, or else the first one.
 * The empty field takes precedence, because the person passes every field on the way to the phone with Tab.
 */
export function fieldForCode(fields: readonly TextField[], typed: Typed, inUse: string | undefined) {
  return fields.find((field) => textIn(field, typed) === '') ?? fields.find(({ key }) => key === inUse) ?? fields[0];
}
