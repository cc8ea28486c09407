/** An object somewhere in a payload, with its JSON pointer. */
export interface Found {
  readonly value: object;
  readonly pointer: string;
}

/**
 * Returns those items of the list in `field` that are objects or lists, each with its pointer. Returns an empty list if
 * `field` has no list. Accepts any value.
 */
export function itemsOf({ value, pointer }: Found, field: string): Found[] {
  return listItems(fieldOf(value, field), `${pointer}/${field}`);
}

function listItems(list: unknown, pointer: string): Found[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((value, index) =>
    typeof value === 'object' && value !== null ? [{ value, pointer: `${pointer}/${index}` }] : [],
  );
}

/** Returns all blocks that can have an id, including the blocks inside containers and carousels. */
export function blocksIn(blocks: unknown, root: string): Found[] {
  return listItems(blocks, root).flatMap((block) => [
    block,
    ...itemsOf(block, 'child_blocks'),
    ...(typeOf(block) === 'carousel' ? itemsOf(block, 'elements') : []),
  ]);
}

/** Returns the elements of one block, from each field that can hold them. */
export function elementsIn(block: Found): Found[] {
  const single = ['accessory', 'element'].flatMap((field) => {
    const value = fieldOf(block.value, field);
    return typeof value === 'object' && value !== null ? [{ value, pointer: `${block.pointer}/${field}` }] : [];
  });
  const listed = typeOf(block) === 'carousel' ? [] : itemsOf(block, 'elements');
  return [...single, ...listed, ...itemsOf(block, 'actions')];
}

export function typeOf({ value }: Found): unknown {
  return fieldOf(value, 'type');
}

export function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
}
