import { z } from 'zod';
import { richText } from '../blocks/rich-text.ts';
import { ordered } from '../rules.ts';
import { anyText, listOf, matching, text, wholeNumber } from '../schema-parts.ts';
import { actionable, dispatchable, focusable, placeholdable } from './traits.ts';

/** Fields to type into. Limits: https://docs.slack.dev/reference/block-kit/block-elements and `@slack/types`. */
const field = { ...actionable, ...dispatchable, ...focusable, ...placeholdable };
const number = matching('^-?[0-9]+(\\.[0-9]+)?$').optional();
const lines = wholeNumber(1, 100).optional();

export const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...field,
    initial_value: text(0, 3000).optional(),
    multiline: z.boolean().optional(),
    min_length: wholeNumber(0, 3000).optional(),
    max_length: wholeNumber(1, 3000).optional(),
  })
  .check(ordered('min_length', 'max_length'));

/** Slack passes these numbers as texts, so that no digit is lost. */
export const numberInput = z
  .strictObject({
    type: z.literal('number_input'),
    ...field,
    is_decimal_allowed: z.boolean(),
    initial_value: number,
    min_value: number,
    max_value: number,
  })
  .check(ordered('min_value', 'max_value'));

export const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  ...field,
  initial_value: z.string().optional(),
});

export const urlInput = z.strictObject({
  type: z.literal('url_text_input'),
  ...field,
  initial_value: z.string().optional(),
});

export const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...field,
  initial_value: richText.optional(),
  min_lines: lines,
  max_lines: lines,
});

export const fileInput = z.strictObject({
  type: z.literal('file_input'),
  ...actionable,
  filetypes: listOf(anyText(), 1, Number.MAX_SAFE_INTEGER).optional(),
  max_files: wholeNumber(1, 10).optional(),
});
