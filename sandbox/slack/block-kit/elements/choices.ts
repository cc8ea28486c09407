import { z } from 'zod';
import { checkboxOption, choice, overflowOption } from '../objects.ts';
import { startsWithOfferedOptions } from '../rules.ts';
import { listOf } from '../schema-parts.ts';
import { actionable, confirmable, focusable } from './traits.ts';

/** Elements that show all their options. Limits: https://docs.slack.dev/reference/block-kit/block-elements. */
export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...actionable,
    ...confirmable,
    ...focusable,
    options: listOf(checkboxOption, 1, 10),
    initial_options: listOf(checkboxOption, 1, 10).optional(),
  })
  .check(startsWithOfferedOptions('initial_options'));

export const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...actionable,
    ...confirmable,
    ...focusable,
    options: listOf(choice, 1, 10),
    initial_option: choice.optional(),
  })
  .check(startsWithOfferedOptions('initial_option'));

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionable,
  ...confirmable,
  options: listOf(overflowOption, 1, 5),
});
