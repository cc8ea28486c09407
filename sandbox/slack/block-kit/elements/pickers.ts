import { z } from 'zod';
import { anyText, day, matching, wholeNumber } from '../schema-parts.ts';
import { actionable, confirmable, focusable, placeholdable } from './traits.ts';

/** Days and times. Formats: https://docs.slack.dev/reference/block-kit/block-elements and `@slack/types`. */
export const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...actionable,
  ...confirmable,
  ...focusable,
  ...placeholdable,
  initial_date: day().optional(),
});

export const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...actionable,
  ...confirmable,
  ...focusable,
  ...placeholdable,
  initial_time: matching('^([01][0-9]|2[0-3]):[0-5][0-9]$').optional(),
  timezone: anyText().optional(),
});

/** `initial_date_time` is in epoch seconds with ten digits. */
export const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...actionable,
  ...confirmable,
  ...focusable,
  initial_date_time: wholeNumber(1_000_000_000, 9_999_999_999).optional(),
});
