import { z } from 'zod';
import { actionsElement, contextElement, inputElement, sectionAccessory } from './elements.ts';
import { imageFields, plainText, plainTextOrMrkdwn } from './objects.ts';
import { richTextElement } from './rich-text.ts';
import { atLeastOneOf, exactlyOneOf, listOf, text } from './schema-parts.ts';

/** Blocks. Limits: the doc comments of `@slack/types`, block-kit/blocks. */
const identified = { block_id: text(0, 255).optional() };

const section = z
  .strictObject({
    type: z.literal('section'),
    ...identified,
    text: plainTextOrMrkdwn(3000).optional(),
    fields: listOf(plainTextOrMrkdwn(2000), 1, 10).optional(),
    accessory: sectionAccessory.optional(),
    expand: z.boolean().optional(),
  })
  .check(atLeastOneOf('text', 'fields'));

const header = z.strictObject({ type: z.literal('header'), ...identified, text: plainText(150) });

const divider = z.strictObject({ type: z.literal('divider'), ...identified });

const context = z.strictObject({ type: z.literal('context'), ...identified, elements: listOf(contextElement, 1, 10) });

const actions = z.strictObject({ type: z.literal('actions'), ...identified, elements: listOf(actionsElement, 1, 25) });

const image = z
  .strictObject({ ...imageFields, ...identified, title: plainText(2000).optional() })
  .check(exactlyOneOf('image_url', 'slack_file'));

const input = z.strictObject({
  type: z.literal('input'),
  ...identified,
  label: plainText(2000),
  element: inputElement,
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});

const richText = z.strictObject({ type: z.literal('rich_text'), ...identified, elements: z.array(richTextElement) });

const everywhere = [section, header, divider, context, actions, image, richText] as const;

/** Input blocks live in modals and on the home tab; a message takes actions instead. */
export const messageBlocks = listOf(z.discriminatedUnion('type', everywhere), 0, 50);
export const viewBlocks = listOf(z.discriminatedUnion('type', [...everywhere, input]), 0, 100);
