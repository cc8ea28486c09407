import { newBlockId } from './state/ids.ts';
import type { Block } from './state/records.ts';

export interface Element {
  readonly type: string;
  readonly action_id?: string;
  readonly [property: string]: unknown;
}

const WITHOUT_ACTION: readonly unknown[] = ['image', 'plain_text', 'mrkdwn'];
const HOLDING_ELEMENTS: readonly string[] = ['actions', 'context_actions'];

/** Adds the ids that an app left out, as Slack does. Expects blocks that passed validation. */
export function withIds(blocks: readonly object[]): Block[] {
  return blocks.map((block) => {
    const { type, accessory, element, elements, actions, child_blocks: children, ...rest } = block as Partial<Block>;
    return {
      type,
      ...rest,
      ...(accessory === undefined ? {} : { accessory: withActionId(accessory) }),
      ...(element === undefined ? {} : { element: withActionId(element) }),
      ...(elements === undefined ? {} : { elements: elementsWithIds(type, elements as object[]) }),
      ...(actions === undefined ? {} : { actions: (actions as object[]).map(withActionId) }),
      ...(children === undefined ? {} : { child_blocks: withIds(children as object[]) }),
      block_id: rest.block_id || newBlockId(),
    } as Block;
  });
}

function elementsWithIds(type: string | undefined, elements: readonly object[]): readonly unknown[] {
  if (type === 'carousel') return withIds(elements);
  return HOLDING_ELEMENTS.includes(type ?? '') ? elements.map(withActionId) : elements;
}

function withActionId(element: unknown): unknown {
  const { type, action_id: actionId } = element as Element;
  if (WITHOUT_ACTION.includes(type)) return element;
  return { ...(element as Element), action_id: actionId || newBlockId() };
}

/** Returns these blocks and the blocks inside their containers and carousels. */
export function everyBlock(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => {
    const inner = block.type === 'carousel' ? block.elements : block.child_blocks;
    return [block, ...((inner as Block[] | undefined) ?? [])];
  });
}

/** Returns the interactive elements of one block: in actions, an accessory, an input or a card. */
export function elementsOf(block: Block): Element[] {
  return [block.elements ?? [], block.actions ?? [], block.accessory, block.element]
    .flat()
    .filter((element): element is Element => typeof element === 'object' && element !== null && 'action_id' in element);
}

export function findElement(blocks: readonly Block[], blockId: string, actionId: string): Element | undefined {
  const block = everyBlock(blocks).find((candidate) => candidate.block_id === blockId);
  return block && elementsOf(block).find((element) => element.action_id === actionId);
}

/** Returns every `slack_file` in the blocks, with its JSON pointer, which begins with `/blocks`. */
export function collectSlackFiles(blocks: readonly object[]): { pointer: string; slackFile: unknown }[] {
  return blocks.flatMap((block, index) => slackFilesIn(block, `/blocks/${index}`));
}

function slackFilesIn(part: unknown, pointer: string): { pointer: string; slackFile: unknown }[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'slack_file'
      ? [{ pointer: `${pointer}/slack_file`, slackFile: value }]
      : slackFilesIn(value, `${pointer}/${key}`),
  );
}
