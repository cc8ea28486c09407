import type { Element } from '../../blocks.ts';
import type { FieldValue } from '../../person/types.ts';

const BUTTONS: readonly string[] = ['button', 'icon_button', 'feedback_buttons'];

/** Returns whether an element is a button. A button has no value in `state.values`. */
export function isButton({ type }: Element): boolean {
  return BUTTONS.includes(type);
}

/**
 * Returns the element for the payload of a click. If the element has two feedback buttons, returns the button with the
 * chosen value, or undefined if neither has this value.
 */
export function pressed(element: Element, chosen: FieldValue | undefined): Element | undefined {
  if (element.type !== 'feedback_buttons') return element;
  const { type, action_id, positive_button: up, negative_button: down } = element;
  const button = ([up, down] as readonly Record<string, unknown>[]).find(({ value }) => value === chosen);
  return button && { ...button, type, ...(action_id === undefined ? {} : { action_id }) };
}
