import type { z } from 'zod';
import { blockLists } from './blocks/surfaces.ts';
import type { Surface } from './surface.ts';
import { inSlacksWords, type BlockKitError as Refusal } from './translate.ts';
import { anyView } from './views.ts';
import { wholePayloadErrors } from './whole-payload.ts';

export type BlockKitError = Refusal;

const mostBytesOfAView = 250_000;

/**
 * What Slack would refuse in these blocks, in its words; empty when it would take them.
 * Pointers start at `root`. Never throws on JSON, however large or deep.
 */
export function validateBlocks(blocks: unknown, surface: Surface, root = '/blocks'): BlockKitError[] {
  return [...schemaErrors(blockLists[surface], blocks, root), ...wholePayloadErrors(blocks, root)];
}

/** The same for a whole modal or home view, as given to `views.open`, `push`, `update` and `publish`. */
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
    // Hundreds of thousands of findings, or thousands of levels, are more than the stack holds.
    if (!(error instanceof RangeError)) throw error;
    return [{ pointer: root, code: 'failed_constraint', message: 'payload is too large' }];
  }
}

/** Only a view that is otherwise valid is measured: its depth is bounded, so that turning it into JSON is safe. */
function sizeErrors(view: unknown, root: string): BlockKitError[] {
  const got = Buffer.byteLength(JSON.stringify(view));
  if (got <= mostBytesOfAView) return [];
  const constraint = { type: 'max_bytes', expected: mostBytesOfAView, got };
  const message = `must be less than ${mostBytesOfAView + 1} bytes`;
  return [{ pointer: root, code: 'failed_constraint', message, constraint }];
}
