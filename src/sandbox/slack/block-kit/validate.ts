import { messageBlocks, viewBlocks } from './blocks.ts';
import { duplicateIds } from './duplicate-ids.ts';
import { inSlacksWords, type BlockKitError as Refusal } from './translate.ts';
import { anyView } from './views.ts';

export type BlockKitError = Refusal;

export type Surface = 'message' | 'modal' | 'home';

const mostBytesOfAView = 250_000;

/**
 * What Slack would refuse in these blocks, in its words; empty when it would take them.
 * Pointers start at `/blocks`. Never throws, whatever it is given. A block or element this sandbox does not know is an
 * `unsupported type`.
 */
export function validateBlocks(blocks: unknown, surface: Surface): BlockKitError[] {
  const schema = surface === 'message' ? messageBlocks : viewBlocks;
  const issues = schema.safeParse(blocks).error?.issues ?? [];
  return [...inSlacksWords(issues, blocks, '/blocks'), ...duplicateIds(blocks, '/blocks')];
}

/**
 * The same for a whole modal or home view, as given to `views.open`, `push`, `update` and `publish`.
 * Pointers start at `/view`.
 */
export function validateView(view: unknown): BlockKitError[] {
  const result = anyView.safeParse(view);
  const duplicates = duplicateIds(Reflect.get(Object(view), 'blocks'), '/view/blocks');
  if (!result.success) return [...inSlacksWords(result.error.issues, view, '/view'), ...duplicates];
  return [...duplicates, ...sizeErrors(result.data)];
}

/** Only a view that is otherwise valid is measured: its depth is bounded, so that turning it into JSON is safe. */
function sizeErrors(view: object): BlockKitError[] {
  const got = Buffer.byteLength(JSON.stringify(view));
  if (got <= mostBytesOfAView) return [];
  const constraint = { type: 'max_bytes', expected: mostBytesOfAView, got };
  const message = `must be less than ${mostBytesOfAView + 1} bytes`;
  return [{ pointer: '/view', code: 'failed_constraint', message, constraint }];
}
