import { z } from 'zod';
import { exactlyOneOf } from './rules.ts';
import { listOf, matching, text } from './schema-parts.ts';

/** Composition objects. Limits: https://docs.slack.dev/reference/block-kit/composition-objects and `@slack/types`. */
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

const optionFields = { value: text(1, 150) };

/** An option of a select menu. */
export const option = z.strictObject({ ...optionFields, text: plainText(75), description: plainText(75).optional() });

/** An option of radio buttons. Its texts may use mrkdwn. */
export const choice = z.strictObject({
  ...optionFields,
  text: plainTextOrMrkdwn(75),
  description: plainTextOrMrkdwn(75).optional(),
});

/**
 * An option of checkboxes. Slack's reference limits the description to 75 characters, but real apps use longer ones.
 */
export const checkboxOption = choice.extend({ description: plainTextOrMrkdwn(3000).optional() });

/** Only the options of an overflow menu may carry a URL. */
export const overflowOption = option.extend({ url: text(1, 3000).optional() });

export const optionGroup = z.strictObject({ label: plainText(75), options: listOf(option, 1, 100) });

const conversationKinds = z.enum(['im', 'mpim', 'private', 'public']);

/** Slack requires at least one of these fields. */
export const conversationFilter = z
  .strictObject({
    include: listOf(conversationKinds, 1, 4).optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .check(({ value, issues }) => {
    if (Object.keys(value).length > 0) return;
    const params = { constraint: { type: 'min_properties', expected: 1, got: 0 } };
    issues.push({ code: 'custom', input: value, message: 'must have minimum 1 properties', params });
  });

export const dispatchActionConfig = z.strictObject({
  trigger_actions_on: listOf(z.enum(['on_enter_pressed', 'on_character_entered']), 1, 2).optional(),
});

const slackFile = z
  .strictObject({ id: matching('^[F][A-Z0-9]{8,}$').optional(), url: text(1, 3000).optional() })
  .check(exactlyOneOf('id', 'url'));

/** Fields that the image block and the image element share. Both add `exactlyOneOf('image_url', 'slack_file')`. */
export const imageFields = {
  type: z.literal('image'),
  alt_text: text(1, 2000),
  image_url: text(1, 3000).optional(),
  slack_file: slackFile.optional(),
};

export const imageElement = z.strictObject(imageFields).check(exactlyOneOf('image_url', 'slack_file'));
