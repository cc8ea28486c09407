import type { BlockKitError } from './translate.ts';

/** A block id is unique in its message or view, an action id in its block. Expects what is not even a list, too. */
export function duplicateIds(blocks: unknown, root: string): BlockKitError[] {
  return [
    ...repeated(blocks, 'block_id', root),
    ...listed(blocks).flatMap((block, index) =>
      repeated(fieldOf(block, 'elements'), 'action_id', `${root}/${index}/elements`),
    ),
  ];
}

function repeated(items: unknown, field: 'block_id' | 'action_id', root: string): BlockKitError[] {
  const seen = new Set<string>();
  return listed(items).flatMap((item, index) => {
    const id = fieldOf(item, field);
    if (typeof id !== 'string') return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = `\`${field}\` "${id}" already exists`;
    return [{ pointer: `${root}/${index}/${field}`, code: 'duplicate_id', message }];
  });
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
}
