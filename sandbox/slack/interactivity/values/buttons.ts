import type { Element } from '../../blocks.ts';
import type { FieldValue } from '../../person/types.ts';

const BUTTONS: readonly string[] = ['button', 'icon_button', 'feedback_buttons'];

/** Returns whether an element is a button: it has no value for the state. */
export function isButton({ type }: Element): boolean {
  return BUTTONS.includes(type);
}

/**
 * Returns the element that goes into the payload. For two feedback buttons this is the one with the chosen value, or
 * undefined if there is none.
 */
export function pressed(element: Element, chosen: FieldValue | undefined): Element | undefined {
  if (element.type !== 'feedback_buttons') return element;
  const { type, action_id, positive_button: up, negative_button: down } = element;
  const button = ([up, down] as readonly Record<string, unknown>[]).find(({ value }) => value === chosen);
  return button && { ...button, type, ...(action_id === undefined ? {} : { action_id }) };
}
