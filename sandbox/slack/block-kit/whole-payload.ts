import { blocksIn, elementsIn, type Found, fieldOf, itemsOf, typeOf } from './nested.ts';
import { lengthOf } from './schema-parts.ts';
import type { BlockKitError } from './translate.ts';

/**
 * Checks rules about all blocks together: unique ids, at most one `focus_on_load`, at most two charts, and a limit on
 * the length of all texts of markdown blocks, tables or data tables. Accepts any value.
 */
export function wholePayloadErrors(blocks: unknown, root: string): BlockKitError[] {
  const found = blocksIn(blocks, root);
  return [
    ...repeated(found, 'block_id'),
    ...found.flatMap((block) => repeated(elementsIn(block), 'action_id')),
    ...manyFocuses(found),
    ...totals.flatMap((total) => tooLongTogether(found, total)),
    ...tooManyOf(found, 'data_visualization', 2),
  ];
}

/** Finds repeated ids. A block id is unique in its message or view, an action id in its block. */
function repeated(items: readonly Found[], field: 'block_id' | 'action_id'): BlockKitError[] {
  const seen = new Set<string>();
  return items.flatMap(({ value, pointer }) => {
    const id = fieldOf(value, field);
    if (typeof id !== 'string' || id === '') return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = `\`${field}\` "${id}" already exists`;
    return [failed(`${pointer}/${field}`, message, { type: 'unique', got: id })];
  });
}

/**
 * Finds every `focus_on_load` after the first one; Slack allows one
 * (https://docs.slack.dev/reference/block-kit/block-elements).
 */
function manyFocuses(blocks: readonly Found[]): BlockKitError[] {
  const wanting = blocks.flatMap(elementsIn).filter(({ value }) => fieldOf(value, 'focus_on_load') === true);
  return wanting
    .slice(1)
    .map(({ pointer }) => failed(`${pointer}/focus_on_load`, 'must be true for one element only', { type: 'unique' }));
}

interface Total {
  readonly type: string;
  readonly most: number;
  readonly textsOf: (block: Found) => readonly unknown[];
}

const cellTexts = (block: Found) =>
  itemsOf(block, 'rows').flatMap((row) =>
    Array.isArray(row.value) ? row.value.map((cell) => fieldOf(cell, 'text')) : [],
  );

/**
 * Limits in characters for all blocks of one type together (the page of each block under
 * https://docs.slack.dev/reference/block-kit/blocks).
 */
const totals: readonly Total[] = [
  { type: 'markdown', most: 12_000, textsOf: ({ value }) => [fieldOf(value, 'text')] },
  { type: 'table', most: 10_000, textsOf: cellTexts },
  { type: 'data_table', most: 20_000, textsOf: cellTexts },
];

/** Adds up the texts of all blocks of one type. The error points at the block with which the sum exceeds the limit. */
function tooLongTogether(blocks: readonly Found[], { type, most, textsOf }: Total): BlockKitError[] {
  let got = 0;
  for (const block of blocks.filter((one) => typeOf(one) === type)) {
    for (const text of textsOf(block)) got += typeof text === 'string' ? lengthOf(text) : 0;
    if (got <= most) continue;
    const message = `all ${type} blocks together must be less than ${most + 1} characters`;
    return [failed(block.pointer, message, { type: 'max_length', expected: most, got })];
  }
  return [];
}

/** Returns an error for each block of this type after the first `most`. */
function tooManyOf(blocks: readonly Found[], type: string, most: number): BlockKitError[] {
  const ofType = blocks.filter((one) => typeOf(one) === type);
  const constraint = { type: 'max_items', expected: most, got: ofType.length };
  return ofType
    .slice(most)
    .map(({ pointer }) => failed(pointer, `no more than ${most} ${type} blocks allowed`, constraint));
}

function failed(pointer: string, message: string, constraint: object): BlockKitError {
  return { pointer, code: 'failed_constraint', message, constraint };
}
