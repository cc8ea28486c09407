import { z } from 'zod';
import { viewBlocks } from './blocks.ts';
import { plainText } from './objects.ts';
import { text } from './schema-parts.ts';

/** Views. Limits: the doc comments of `@slack/types`, views. */
const common = {
  blocks: viewBlocks,
  private_metadata: text(0, 3000).optional(),
  callback_id: text(0, 255).optional(),
  external_id: text(0, 255).optional(),
};

const modal = z
  .strictObject({
    type: z.literal('modal'),
    ...common,
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
  })
  .check(({ value, issues }) => {
    if (value.submit !== undefined || !value.blocks.some((block) => block.type === 'input')) return;
    issues.push({ code: 'invalid_type', expected: 'object', input: undefined, path: ['submit'] });
  });

const home = z.strictObject({ type: z.literal('home'), ...common });

export const anyView = z.discriminatedUnion('type', [modal, home]);
