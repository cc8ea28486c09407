import { z } from 'zod';
import {
  choice,
  colorScheme,
  confirm,
  dispatchActionConfig,
  imageFields,
  mrkdwn,
  option,
  optionGroup,
  overflowOption,
  plainText,
} from './objects.ts';
import { exactlyOneOf, listOf, ordered, startsWithOfferedOptions, text, wholeNumber } from './schema-parts.ts';

/** Block elements. Limits: the doc comments of `@slack/types`, block-kit/block-elements and extensions. */
const actionable = { action_id: text(0, 255).optional() };
const confirmable = { confirm: confirm.optional() };
const focusable = { focus_on_load: z.boolean().optional() };
const placeholdable = { placeholder: plainText(150).optional() };

const button = z.strictObject({
  type: z.literal('button'),
  ...actionable,
  ...confirmable,
  text: plainText(75),
  value: text(0, 2000).optional(),
  url: text(1, 3000).optional(),
  style: colorScheme.optional(),
  accessibility_label: text(1, 75).optional(),
});

const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...actionable,
    ...focusable,
    ...placeholdable,
    initial_value: text(0, 3000).optional(),
    multiline: z.boolean().optional(),
    min_length: wholeNumber(0, 3000).optional(),
    max_length: wholeNumber(1, 3000).optional(),
    dispatch_action_config: dispatchActionConfig.optional(),
  })
  .check(ordered('min_length', 'max_length'));

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...actionable,
    ...confirmable,
    ...focusable,
    ...placeholdable,
    options: listOf(option, 1, 100).optional(),
    option_groups: listOf(optionGroup, 1, 100).optional(),
    initial_option: option.optional(),
  })
  .check(exactlyOneOf('options', 'option_groups'), startsWithOfferedOptions('initial_option'));

const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...actionable,
  ...confirmable,
  ...focusable,
  ...placeholdable,
  initial_user: text(1, 255).optional(),
});

const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...actionable,
    ...confirmable,
    ...focusable,
    options: listOf(choice, 1, 10),
    initial_options: listOf(choice, 1, 10).optional(),
  })
  .check(startsWithOfferedOptions('initial_options'));

const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...actionable,
    ...confirmable,
    ...focusable,
    options: listOf(choice, 1, 10),
    initial_option: choice.optional(),
  })
  .check(startsWithOfferedOptions('initial_option'));

const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionable,
  ...confirmable,
  options: listOf(overflowOption, 1, 5),
});

const image = z.strictObject(imageFields).check(exactlyOneOf('image_url', 'slack_file'));

const pickers = [staticSelect, usersSelect, checkboxes, radioButtons] as const;

/** Which elements each block takes. */
export const actionsElement = z.discriminatedUnion('type', [button, overflow, ...pickers]);
export const sectionAccessory = z.discriminatedUnion('type', [button, overflow, image, ...pickers]);
export const inputElement = z.discriminatedUnion('type', [plainTextInput, ...pickers]);
export const contextElement = z.discriminatedUnion('type', [image, plainText(), mrkdwn()]);
