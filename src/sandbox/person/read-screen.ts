import type { Screen, ScreenConversation, ScreenMessage, ScreenModal } from '../slack/person-types.ts';

/** Everything readable in some Block Kit, line by line, as a person's eyes would go over it. */
export function textOf(value: unknown): string {
  const lines: string[] = [];
  collect(value, lines);
  return lines.join('\n');
}

const READABLE_KEYS = ['title', 'label', 'text', 'fields', 'elements', 'accessory', 'blocks', 'alt_text', 'hint'];

function collect(value: unknown, lines: string[]): void {
  if (typeof value === 'string') lines.push(value);
  else if (Array.isArray(value)) for (const item of value) collect(item, lines);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value && value.type === 'actions') {
      lines.push(buttonRow(value));
      return;
    }
    for (const key of READABLE_KEYS) if (key in value) collect(Reflect.get(value, key), lines);
  }
}

/** Buttons stand in one line, each recognizable as one. */
function buttonRow(actions: object): string {
  const elements: readonly Element[] = Reflect.get(actions, 'elements') ?? [];
  return elements.map((element) => `[ ${element.text?.text ?? '...'} ]`).join('  ');
}

export function messageText(message: ScreenMessage): string {
  return message.blocks.length > 0 ? textOf(message.blocks) : message.text;
}

/** Everything this person can read right now: the DM with the app, all channels, the open modal, Slack's notices. */
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

interface Element {
  readonly type?: string;
  readonly block_id?: string;
  readonly action_id?: string;
  readonly text?: { readonly text?: string };
  readonly elements?: readonly Element[];
  readonly accessory?: Element;
  readonly element?: Element;
}

/** The button with this label, by its visible text. */
export function findButton(blocks: readonly object[], label: string): Found | undefined {
  for (const block of blocks as readonly Element[]) {
    const candidates = [...(block.elements ?? []), ...(block.accessory ? [block.accessory] : [])];
    const button = candidates.find((element) => element.type === 'button' && element.text?.text === label);
    if (button?.action_id && block.block_id) return { blockId: block.block_id, actionId: button.action_id };
  }
  return undefined;
}

/** The fields of a modal, top to bottom. */
export function fieldsOf(modal: ScreenModal): Found[] {
  return (modal.blocks as readonly Element[]).flatMap((block) => {
    const actionId = block.element?.action_id;
    return block.type === 'input' && block.block_id && actionId ? [{ blockId: block.block_id, actionId }] : [];
  });
}

/** The newest picture on the screen, as a file id. */
export function newestPicture(screen: Screen): string | undefined {
  const blocks = appDm(screen).messages.flatMap((message) => message.blocks) as readonly {
    type?: string;
    slack_file?: { id?: string };
  }[];
  return blocks.findLast((block) => block.type === 'image' && block.slack_file?.id)?.slack_file?.id;
}
