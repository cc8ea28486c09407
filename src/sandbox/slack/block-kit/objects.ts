import { z } from 'zod';
import { exactlyOneOf, listOf, text } from './schema-parts.ts';

/** Composition objects. Limits: the doc comments of `@slack/types`, block-kit/composition-objects. */
export function plainText(max = 3000) {
  return z.strictObject({ type: z.literal('plain_text'), text: text(1, max), emoji: z.boolean().optional() });
}

export function mrkdwn(max = 3000) {
  return z.strictObject({ type: z.literal('mrkdwn'), text: text(1, max), verbatim: z.boolean().optional() });
}

export function plainTextOrMrkdwn(max = 3000) {
  return z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);
}

export const colorScheme = z.enum(['primary', 'danger']);

export const confirm = z.strictObject({
  title: plainText(100).optional(),
  text: plainTextOrMrkdwn(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: colorScheme.optional(),
});

const optionFields = { value: text(1, 75), description: plainText(75).optional() };

/** For select menus. */
export const option = z.strictObject({ ...optionFields, text: plainText(75) });

/** For checkboxes and radio buttons, which may use mrkdwn. */
export const choice = z.strictObject({ ...optionFields, text: plainTextOrMrkdwn(75) });

/** Only the options of an overflow menu may carry a URL. */
export const overflowOption = z.strictObject({ ...optionFields, text: plainText(75), url: text(1, 3000).optional() });

export const optionGroup = z.strictObject({ label: plainText(75), options: listOf(option, 1, 100) });

const slackFile = z
  .strictObject({ id: text(1, 255).optional(), url: text(1, 3000).optional() })
  .check(exactlyOneOf('id', 'url'));

export const dispatchActionConfig = z.strictObject({
  trigger_actions_on: listOf(z.enum(['on_enter_pressed', 'on_character_entered']), 1, 2).optional(),
});

/** What the image block and the image element share; both add `exactlyOneOf('image_url', 'slack_file')`. */
export const imageFields = {
  type: z.literal('image'),
  alt_text: text(1, 2000),
  image_url: text(1, 3000).optional(),
  slack_file: slackFile.optional(),
};
