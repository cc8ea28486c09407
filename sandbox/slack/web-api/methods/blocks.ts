import { z } from 'zod';
import { type BlockKitError, validateBlocks, validateView } from '../../block-kit/validate.ts';
import { refuse, refuseWithMessages } from '../../refusal.ts';
import { refuseInput } from '../bot-method.ts';
import { type AnyMethod, method, nested } from '../method.ts';

const attachment = z.object({ blocks: z.unknown().optional() });
const input = z.object({
  blocks: nested(z.unknown()).optional(),
  message: nested(z.object({ blocks: z.unknown().optional(), attachments: z.array(attachment).optional() })).optional(),
  view: nested(z.unknown()).optional(),
});

type Message = NonNullable<z.infer<typeof input>['message']>;

/**
 * `blocks.validate` needs no token, as on Slack, and takes exactly one of its arguments. Pointers start at this
 * argument: `/0/text` for blocks, `/blocks/0/text` for a view (docs.slack.dev/reference/methods/blocks.validate).
 */
export const blockMethods: Readonly<Record<string, AnyMethod>> = {
  'blocks.validate': method(
    { scopes: [], callers: ['nobody'], input, answer: (_state, given) => validate(given) },
    refuseInput,
  ),
};

function validate({ blocks, message, view }: z.infer<typeof input>): object {
  if ([blocks, message, view].filter((given) => given !== undefined).length !== 1) {
    return refuseWithMessages('invalid_arguments', ['must provide exactly one of `blocks`, `view`, or `message`']);
  }
  if (view !== undefined) return verdict('invalid_view', validateView(view, ''));
  if (message !== undefined) return verdict('invalid_message', messageErrors(message));
  return verdict('invalid_blocks', validateBlocks(blocks, 'message', ''));
}

function messageErrors({ blocks = [], attachments = [] }: Message): BlockKitError[] {
  return [
    ...validateBlocks(blocks, 'message'),
    ...attachments.flatMap((one, index) =>
      one.blocks === undefined ? [] : validateBlocks(one.blocks, 'message', `/attachments/${index}/blocks`),
    ),
  ];
}

function verdict(word: string, errors: readonly BlockKitError[]): object {
  return errors.length === 0 ? {} : refuse(word, { errors });
}
