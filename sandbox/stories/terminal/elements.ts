import { withEmoji } from '../../slack/emoji.ts';
import { type Looks, plain } from './mrkdwn.ts';

export interface Text {
  readonly type?: string;
  readonly text?: string;
}

/** An element of a block: a button, a menu, a choice, or a piece of rich text. */
export interface Element {
  readonly type?: string;
  /** An object of Block Kit, or a string in rich text. */
  readonly text?: Text | string | undefined;
  readonly style?: unknown;
  readonly alt_text?: string;
  readonly name?: string;
  readonly placeholder?: { readonly text?: string };
  readonly options?: readonly { readonly text?: { readonly text?: string } }[];
  readonly elements?: readonly Element[];
}

/** Returns buttons and menus in one line: `[Enter codes]  [••• Send a new QR, Stop and clean up]`. */
export function buttonsLine(elements: readonly (Element | undefined)[], looks: Looks): string {
  return elements
    .map((element) => element && pressable(element, looks))
    .filter(Boolean)
    .join('  ');
}

function pressable(element: Element, looks: Looks): string {
  const { colours } = looks;
  switch (element.type) {
    case 'button':
      return button(wordsOf(element.text), element.style === 'danger' ? colours.red : colours.cyan);
    case 'overflow':
      return button(`••• ${namesOf(element).join(', ')}`, colours.cyan);
    default:
      return element.type?.endsWith('_select') ? button(element.placeholder?.text ?? '...', colours.cyan) : '';
  }
}

const NO_BREAK = '\u00A0';

/** Returns a coloured button. Its spaces do not break, so the whole button is printed in one line. */
export function button(label: string, colour: (text: string) => string): string {
  return colour(withEmoji(`[${label}]`).replaceAll(' ', NO_BREAK));
}

/** Returns the options of a choice, one per line. */
export function choiceLines(element: Element | undefined, looks: Looks): string[] {
  if (element?.type !== 'checkboxes' && element?.type !== 'radio_buttons') return [];
  return namesOf(element).map((name) => `☐ ${plain(name, looks)}`);
}

export function wordsOf(text: Text | string | undefined): string {
  return typeof text === 'string' ? text : (text?.text ?? '');
}

function namesOf({ options = [] }: Element): string[] {
  return options.map(({ text }) => text?.text ?? '');
}
