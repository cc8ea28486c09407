import type { z } from 'zod';
import { blockLists } from './blocks/surfaces.ts';
import type { Surface } from './surface.ts';
import { inSlacksWords, type BlockKitError as Refusal } from './translate.ts';
import { anyView } from './views.ts';
import { wholePayloadErrors } from './whole-payload.ts';

export type BlockKitError = Refusal;

const mostBytesOfAView = 250_000;

/**
 * Returns the mistakes for which Slack would refuse these blocks, in Slack's words, or an empty list. Pointers start at
 * `root`. Does not throw, whatever the size or depth of the JSON.
 */
export function validateBlocks(blocks: unknown, surface: Surface, root = '/blocks'): BlockKitError[] {
  return [...schemaErrors(blockLists[surface], blocks, root), ...wholePayloadErrors(blocks, root)];
}

/** Returns the mistakes in a modal or home view, as an app gives it to `views.open`, `push`, `update` and `publish`. */
export function validateView(view: unknown, root = '/view'): BlockKitError[] {
  const blocks = Reflect.get(Object(view), 'blocks');
  const errors = [...schemaErrors(anyView, view, root), ...wholePayloadErrors(blocks, `${root}/blocks`)];
  return errors.length > 0 ? errors : sizeErrors(view, root);
}

function schemaErrors(schema: z.ZodType, input: unknown, root: string): BlockKitError[] {
  try {
    const { error } = schema.safeParse(input);
    return error === undefined ? [] : inSlacksWords(error.issues, input, root);
  } catch (error) {
    // zod overflows the stack if a payload has hundreds of thousands of mistakes or thousands of levels.
    if (!(error instanceof RangeError)) throw error;
    return [{ pointer: root, code: 'failed_constraint', message: 'payload is too large' }];
  }
}

/**
 * Expects a view without other errors. The rules limit the depth of such a view, so `JSON.stringify` cannot overflow
 * the stack.
 */
function sizeErrors(view: unknown, root: string): BlockKitError[] {
  const got = Buffer.byteLength(JSON.stringify(view));
  if (got <= mostBytesOfAView) return [];
  const constraint = { type: 'max_bytes', expected: mostBytesOfAView, got };
  const message = `must be less than ${mostBytesOfAView + 1} bytes`;
  return [{ pointer: root, code: 'failed_constraint', message, constraint }];
}
