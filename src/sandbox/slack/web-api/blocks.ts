import { z } from 'zod';
import { type BlockKitError, validateBlocks, validateView } from '../block-kit/validate.ts';
import { refuse } from '../refusal.ts';
import { refuseInput } from './bot-method.ts';
import { type AnyMethod, method, nested } from './method.ts';

const input = z.object({
  blocks: nested(z.unknown()).optional(),
  message: nested(z.object({ blocks: z.unknown() })).optional(),
  view: nested(z.unknown()).optional(),
});

/** Needs no token, as on Slack; takes exactly one of its arguments (docs.slack.dev/reference/methods/blocks.validate). */
export const blockMethods: Readonly<Record<string, AnyMethod>> = {
  'blocks.validate': method(
    { scopes: [], callers: ['nobody'], input, answer: (_state, given) => validate(given) },
    refuseInput,
  ),
};

function validate({ blocks, message, view }: z.infer<typeof input>): object {
  if ([blocks, message, view].filter((given) => given !== undefined).length !== 1) return refuse('invalid_arguments');
  if (view !== undefined) return verdict('invalid_view', validateView(view));
  if (message !== undefined) return verdict('invalid_message', validateBlocks(message.blocks, 'message'));
  return verdict('invalid_blocks', validateBlocks(blocks, 'message'));
}

function verdict(word: string, errors: readonly BlockKitError[]): object {
  return errors.length === 0 ? {} : refuse(word, { errors });
}
