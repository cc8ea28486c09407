import type { Screen, ScreenConversation, ScreenMessage, ScreenModal } from '../slack/person/types.ts';
import { wholeWords } from './whole-words.ts';

/**
 * Returns the texts of Block Kit objects under `READABLE_KEYS`, one per line, in about the order in which a person
 * reads them. The buttons of an actions block share a line.
 */
export function textOf(value: unknown): string {
  const lines: string[] = [];
  collect(value, lines);
  return lines.join('\n');
}

const READABLE_KEYS = [
  ...['title', 'label', 'text', 'description', 'fields', 'elements', 'element', 'options', 'option_groups'],
  ...['accessory', 'blocks', 'rows', 'alt_text', 'hint'],
];

function collect(value: unknown, lines: string[]): void {
  if (typeof value === 'string') lines.push(value);
  else if (Array.isArray(value)) for (const item of value) collect(item, lines);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value && value.type === 'actions') {
      collectActions(value, lines);
      return;
    }
    for (const key of READABLE_KEYS) if (key in value) collect(Reflect.get(value, key), lines);
  }
}

/** Collects the buttons in one line, with brackets around each, and the other elements in the lines below. */
function collectActions(actions: object, lines: string[]): void {
  const elements: readonly Element[] = Reflect.get(actions, 'elements') ?? [];
  const buttons = elements.filter((element) => element.type === 'button');
  if (buttons.length > 0) lines.push(buttons.map((button) => `[ ${button.text?.text ?? '...'} ]`).join('  '));
  for (const element of elements) if (element.type !== 'button') collect(element, lines);
}

/** Returns the text that the person reads in a message: the text of its blocks, if it has any. */
export function messageText(message: ScreenMessage): string {
  return message.blocks.length > 0 ? textOf(message.blocks) : message.text;
}

/**
 * Returns the text on this person's screen: of the DM with the app, all channels, the top modal (without its submit
 * label) and Slack's notices.
 */
export function screenText(screen: Screen): string {
  const messages = screen.conversations.flatMap((conversation) => conversation.messages.map(messageText));
  const modal = topModal(screen);
  const modalText = modal
    ? [modal.title, textOf(modal.blocks), ...Object.values(modal.errors), modal.trouble ?? '']
    : [];
  return [...messages, ...modalText, ...screen.notices.map((notice) => notice.text)].join('\n');
}

export function topModal(screen: Screen): ScreenModal | undefined {
  return screen.modals.at(-1);
}

export function appDm(screen: Screen): ScreenConversation {
  const dm = screen.conversations.find((conversation) => conversation.kind === 'app-dm');
  if (!dm) throw new Error('the screen shows no DM with the app');
  return dm;
}

export interface Found {
  readonly blockId: string;
  readonly actionId: string;
}

interface Option {
  readonly value?: string;
  readonly text?: { readonly text?: string };
  readonly description?: { readonly text?: string };
}

interface Element {
  readonly type?: string;
  readonly block_id?: string;
  readonly action_id?: string;
  readonly text?: { readonly text?: string };
  readonly elements?: readonly Element[];
  readonly accessory?: Element;
  readonly element?: Element;
  readonly options?: readonly Option[];
  readonly option_groups?: readonly { readonly options?: readonly Option[] }[];
  readonly initial_option?: Option;
  readonly initial_options?: readonly Option[];
}

/** Returns the button with this visible label. */
export function findButton(blocks: readonly object[], label: string): Found | undefined {
  for (const block of blocks as readonly Element[]) {
    const candidates = [...(block.elements ?? []), ...(block.accessory ? [block.accessory] : [])];
    const button = candidates.find((element) => element.type === 'button' && element.text?.text === label);
    if (button?.action_id && block.block_id) return { blockId: block.block_id, actionId: button.action_id };
  }
  return undefined;
}

/** Returns the entry of a menu with exactly this label, and the value that a click sends. */
export function findMenuItem(blocks: readonly object[], label: string): (Found & { value: string }) | undefined {
  for (const block of blocks as readonly Element[]) {
    for (const menu of block.elements?.filter(({ type }) => type === 'overflow') ?? []) {
      const item = menu.options?.find(({ text }) => text?.text === label);
      if (item?.value && menu.action_id && block.block_id)
        return { blockId: block.block_id, actionId: menu.action_id, value: item.value };
    }
  }
  return undefined;
}

/** An option on the screen. */
export interface FoundOption extends Found {
  readonly value: string;
  readonly isOneOfMany: boolean;
  /** The values that are chosen if the person does not change the field. */
  readonly initialValues: readonly string[];
}

/** Returns the options with these words in their text or description. */
export function findOptions(blocks: readonly object[], words: string): FoundOption[] {
  const wanted = wholeWords(words);
  return (blocks as readonly Element[]).flatMap((block) => {
    const elements = [
      ...(block.elements ?? []),
      ...[block.accessory, block.element].filter((one) => one !== undefined),
    ];
    return elements.flatMap((element) => {
      const options = element.options ?? element.option_groups?.flatMap((group) => group.options ?? []) ?? [];
      const reading = options.filter(({ text, description }) => wanted.test(`${text?.text}\n${description?.text}`));
      const initial = element.initial_option ? [element.initial_option] : (element.initial_options ?? []);
      return reading.map(({ value = '' }) => ({
        blockId: block.block_id ?? '',
        actionId: element.action_id ?? '',
        value,
        isOneOfMany: element.type !== 'checkboxes',
        initialValues: initial.map((option) => option.value ?? ''),
      }));
    });
  });
}

export interface Field extends Found {
  /** Whether the person ticks or chooses instead of typing. */
  readonly isChoice: boolean;
}

/** Returns the fields of a modal from top to bottom. */
export function fieldsOf(modal: ScreenModal): Field[] {
  return (modal.blocks as readonly Element[]).flatMap(({ type, block_id: blockId, element }) => {
    const actionId = element?.action_id;
    if (type !== 'input' || !blockId || !actionId) return [];
    return [{ blockId, actionId, isChoice: Boolean(element.options ?? element.option_groups) }];
  });
}

/** Returns the file id of the newest picture in the DM with the app. */
export function newestPicture(screen: Screen): string | undefined {
  const blocks = appDm(screen).messages.flatMap((message) => message.blocks) as readonly {
    type?: string;
    slack_file?: { id?: string };
  }[];
  return blocks.findLast((block) => block.type === 'image' && block.slack_file?.id)?.slack_file?.id;
}
