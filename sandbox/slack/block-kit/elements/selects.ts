import { z } from 'zod';
import { conversationFilter, option, optionGroup } from '../objects.ts';
import { exactlyOneOf, startsWithOfferedOptions } from '../rules.ts';
import { anyText, listOf, type Typed, wholeNumber } from '../schema-parts.ts';
import { actionable, confirmable, focusable, placeholdable } from './traits.ts';

/** Select menus for one value and for several. Limits: https://docs.slack.dev/reference/block-kit/block-elements. */
const menu = { ...actionable, ...confirmable, ...focusable, ...placeholdable };
const several = { max_selected_items: wholeNumber(1, Number.MAX_SAFE_INTEGER).optional() };
const answering = { response_url_enabled: z.boolean().optional() };

const fixed = {
  options: listOf(option, 1, 100).optional(),
  option_groups: listOf(optionGroup, 1, 100).optional(),
};
const fetched = { min_query_length: wholeNumber(0, Number.MAX_SAFE_INTEGER).optional() };
const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
};

const id = anyText().optional();
const ids = z.array(anyText()).optional();

export const selects: readonly Typed[] = [
  z
    .strictObject({ type: z.literal('static_select'), ...menu, ...fixed, initial_option: option.optional() })
    .check(exactlyOneOf('options', 'option_groups'), startsWithOfferedOptions('initial_option')),
  z.strictObject({ type: z.literal('external_select'), ...menu, ...fetched, initial_option: option.optional() }),
  z.strictObject({ type: z.literal('users_select'), ...menu, initial_user: id }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...menu,
    ...conversations,
    ...answering,
    initial_conversation: id,
  }),
  z.strictObject({ type: z.literal('channels_select'), ...menu, ...answering, initial_channel: id }),
];

export const multiSelects: readonly Typed[] = [
  z
    .strictObject({
      type: z.literal('multi_static_select'),
      ...menu,
      ...several,
      ...fixed,
      initial_options: listOf(option, 1, 100).optional(),
    })
    .check(exactlyOneOf('options', 'option_groups'), startsWithOfferedOptions('initial_options')),
  z.strictObject({
    type: z.literal('multi_external_select'),
    ...menu,
    ...several,
    ...fetched,
    initial_options: listOf(option, 1, 100).optional(),
  }),
  z.strictObject({ type: z.literal('multi_users_select'), ...menu, ...several, initial_users: ids }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...menu,
    ...several,
    ...conversations,
    initial_conversations: ids,
  }),
  z.strictObject({ type: z.literal('multi_channels_select'), ...menu, ...several, initial_channels: ids }),
];
