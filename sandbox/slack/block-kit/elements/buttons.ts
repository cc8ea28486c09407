import { z } from 'zod';
import { colorScheme, plainText } from '../objects.ts';
import { anyText, listOf, text } from '../schema-parts.ts';
import { actionable, confirmable, labelled } from './traits.ts';

/** Buttons. Limits: https://docs.slack.dev/reference/block-kit/block-elements and `@slack/types`. */
export const button = z.strictObject({
  type: z.literal('button'),
  ...actionable,
  ...confirmable,
  ...labelled,
  text: plainText(75),
  value: text(0, 2000).optional(),
  url: text(1, 3000).optional(),
  style: colorScheme.optional(),
});

const parameter = z.strictObject({ name: anyText(), value: z.string() });

export const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  ...actionable,
  ...confirmable,
  ...labelled,
  text: plainText(75),
  style: colorScheme.optional(),
  workflow: z.strictObject({
    trigger: z.strictObject({ url: text(1, 3000), customizable_input_parameters: z.array(parameter).optional() }),
  }),
});

export const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  ...actionable,
  ...confirmable,
  ...labelled,
  icon: z.enum(['trash']),
  text: plainText(75),
  value: text(0, 2000).optional(),
  visible_to_user_ids: listOf(anyText(), 0, 10).optional(),
});

const opinion = z.strictObject({ ...labelled, text: plainText(75), value: text(0, 2000) });

export const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  ...actionable,
  positive_button: opinion,
  negative_button: opinion,
});
