import { z } from 'zod';
import { blockLists } from './blocks/surfaces.ts';
import { plainText } from './objects.ts';
import { text } from './schema-parts.ts';

/** Views. Limits: https://docs.slack.dev/reference/views and `@slack/types`, views. */
const common = {
  private_metadata: text(0, 3000).optional(),
  callback_id: text(0, 255).optional(),
  external_id: text(0, 255).optional(),
};

const modal = z
  .strictObject({
    type: z.literal('modal'),
    ...common,
    blocks: blockLists.modal,
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
  })
  .check(({ value, issues }) => {
    const asks = value.blocks.some((block) => Reflect.get(Object(block), 'type') === 'input');
    if (value.submit !== undefined || !asks) return;
    issues.push({ code: 'invalid_type', expected: 'object', input: undefined, path: ['submit'] });
  });

const home = z.strictObject({ type: z.literal('home'), ...common, blocks: blockLists.home });

export const anyView = z.discriminatedUnion('type', [modal, home]);
