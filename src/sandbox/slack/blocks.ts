import { newBlockId } from './state/ids.ts';
import type { Block } from './state/records.ts';

export interface Element {
  readonly type: string;
  readonly action_id?: string;
  readonly [property: string]: unknown;
}

/** Fills in the ids that an app left out, as Slack does. Expects blocks that passed validation. */
export function withIds(blocks: readonly object[]): Block[] {
  return blocks.map((block) => {
    const { accessory, element, elements, ...rest } = block as Partial<Block>;
    return {
      ...rest,
      ...(accessory === undefined ? {} : { accessory: withActionId(accessory) }),
      ...(element === undefined ? {} : { element: withActionId(element) }),
      ...(elements === undefined
        ? {}
        : { elements: rest.type === 'actions' ? (elements as unknown[]).map(withActionId) : elements }),
      block_id: rest.block_id || newBlockId(),
    } as Block;
  });
}

function withActionId(element: unknown): unknown {
  const { type, action_id: actionId } = element as Element;
  if (type === 'image') return element;
  return { ...(element as Element), action_id: actionId || newBlockId() };
}

/** The interactive elements of one block: of an actions block, an accessory, or an input. */
export function elementsOf(block: Block): Element[] {
  const elements = Array.isArray(block.elements) ? block.elements : [];
  return [...elements, block.accessory, block.element].filter(
    (element): element is Element => typeof element === 'object' && element !== null && 'action_id' in element,
  );
}

export function findElement(blocks: readonly Block[], blockId: string, actionId: string): Element | undefined {
  const block = blocks.find((candidate) => candidate.block_id === blockId);
  return block && elementsOf(block).find((element) => element.action_id === actionId);
}

/** Every `slack_file` in the blocks with its JSON pointer below `/blocks`. */
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
