import type { z } from 'zod';
import { messageBlocks, viewBlocks } from './blocks.ts';
import { duplicateIds } from './duplicate-ids.ts';
import { inSlacksWords, type BlockKitError as Refusal } from './translate.ts';
import { anyView } from './views.ts';

export type BlockKitError = Refusal;

export type Surface = 'message' | 'modal' | 'home';

const mostBytesOfAView = 250_000;

/**
 * What Slack would refuse in these blocks, in its words; empty when it would take them.
 * Pointers start at `/blocks`. Never throws on JSON, however large or deep. A block or element that the sandbox does
 * not cover is an `unsupported type`.
 */
export function validateBlocks(blocks: unknown, surface: Surface): BlockKitError[] {
  const schema = surface === 'message' ? messageBlocks : viewBlocks;
  return [...schemaErrors(schema, blocks, '/blocks'), ...duplicateIds(blocks, '/blocks')];
}

/**
 * The same for a whole modal or home view, as given to `views.open`, `push`, `update` and `publish`.
 * Pointers start at `/view`.
 */
export function validateView(view: unknown): BlockKitError[] {
  const blocks = Reflect.get(Object(view), 'blocks');
  const errors = [...schemaErrors(anyView, view, '/view'), ...duplicateIds(blocks, '/view/blocks')];
  return errors.length > 0 ? errors : sizeErrors(view);
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
function sizeErrors(view: unknown): BlockKitError[] {
  const got = Buffer.byteLength(JSON.stringify(view));
  if (got <= mostBytesOfAView) return [];
  const constraint = { type: 'max_bytes', expected: mostBytesOfAView, got };
  const message = `must be less than ${mostBytesOfAView + 1} bytes`;
  return [{ pointer: '/view', code: 'failed_constraint', message, constraint }];
}
