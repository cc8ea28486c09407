import { button, type Json, mrkdwn, option, plain } from './payload-parts.ts';

const confirm = {
  title: plain('Sure?'),
  text: mrkdwn('*Everything* goes'),
  confirm: plain('Yes'),
  deny: plain('No'),
  style: 'danger',
};

const choices = [option('a', { text: mrkdwn('*a*'), description: mrkdwn('_first_') }), option('b')];
const options = [option('a', { description: plain('first') }), option('b')];
const placeholder = { ...plain('Pick'), emoji: true };
const enter = { dispatch_action_config: { trigger_actions_on: ['on_enter_pressed', 'on_character_entered'] } };
const filter = { include: ['im', 'public'], exclude_external_shared_channels: true, exclude_bot_users: true };
const picture = { type: 'image', alt_text: 'A QR code' };

/** Valid examples of the elements that are allowed in three places: beside a section, among actions and in an input. */
export const pickers: Readonly<Record<string, Json>> = {
  'static select': {
    type: 'static_select',
    action_id: 'static',
    placeholder,
    options,
    initial_option: option('b'),
    confirm,
  },
  'static select in groups': {
    type: 'static_select',
    action_id: 'groups',
    option_groups: [{ label: plain('Group'), options: [option('a')] }],
    initial_option: option('a'),
  },
  'external select': { type: 'external_select', action_id: 'ext', min_query_length: 0, initial_option: option('z') },
  'users select': { type: 'users_select', action_id: 'users', initial_user: 'U1', placeholder },
  'conversations select': {
    type: 'conversations_select',
    action_id: 'conversation',
    initial_conversation: 'C1',
    default_to_current_conversation: true,
    response_url_enabled: true,
    filter,
  },
  'channels select': {
    type: 'channels_select',
    action_id: 'channel',
    initial_channel: 'C1',
    response_url_enabled: false,
  },
  'multi static select': {
    type: 'multi_static_select',
    action_id: 'multi-static',
    options,
    initial_options: [option('b')],
    max_selected_items: 2,
  },
  'multi external select': {
    type: 'multi_external_select',
    action_id: 'multi-ext',
    min_query_length: 3,
    initial_options: [option('z')],
  },
  'multi users select': { type: 'multi_users_select', action_id: 'multi-users', initial_users: ['U1', 'U2'] },
  'multi conversations select': {
    type: 'multi_conversations_select',
    action_id: 'multi-conversations',
    initial_conversations: ['C1'],
    filter: { include: ['mpim', 'private'] },
  },
  'multi channels select': { type: 'multi_channels_select', action_id: 'multi-channels', initial_channels: ['C1'] },
  checkboxes: { type: 'checkboxes', action_id: 'checks', options: choices, initial_options: [choices[0]] },
  'radio buttons': { type: 'radio_buttons', action_id: 'radio', options: choices, initial_option: choices[1] },
  datepicker: { type: 'datepicker', action_id: 'day', initial_date: '2024-02-29', placeholder, confirm },
  timepicker: { type: 'timepicker', action_id: 'time', initial_time: '22:25', timezone: 'Asia/Tokyo' },
};

/** Valid examples of elements that are allowed beside a section and among actions, but not in an input. */
export const clickable: Readonly<Record<string, Json>> = {
  'plain button': button(),
  'button with everything': button({
    action_id: 'all',
    text: { ...plain('Go :tada:'), emoji: true },
    value: '1',
    url: 'https://example.com',
    style: 'primary',
    accessibility_label: 'Go there',
    confirm,
  }),
  overflow: { type: 'overflow', action_id: 'more', options: [option('a', { url: 'https://example.com' })], confirm },
};

export const workflowButton = {
  type: 'workflow_button',
  action_id: 'flow',
  text: plain('Start'),
  style: 'danger',
  accessibility_label: 'Start the workflow',
  workflow: {
    trigger: { url: 'https://slack.com/shortcuts/Ft1/a', customizable_input_parameters: [{ name: 'a', value: 'b' }] },
  },
};

export const contextActions: Readonly<Record<string, Json>> = {
  'feedback buttons': {
    type: 'feedback_buttons',
    action_id: 'feedback',
    positive_button: { text: plain('Good'), value: 'up', accessibility_label: 'This was good' },
    negative_button: { text: plain('Bad'), value: 'down' },
  },
  'icon button': {
    type: 'icon_button',
    action_id: 'bin',
    icon: 'trash',
    text: plain('Delete'),
    value: '1',
    accessibility_label: 'Delete this',
    visible_to_user_ids: ['U1'],
    confirm,
  },
};

/** A text input with all its properties. It is allowed only in an input block. */
export const plainTextInput = {
  type: 'plain_text_input',
  action_id: 'value',
  min_length: 6,
  max_length: 6,
  initial_value: '',
  multiline: false,
  placeholder: plain('123456'),
  focus_on_load: true,
  ...enter,
};

export const datetimepicker = { type: 'datetimepicker', action_id: 'moment', initial_date_time: 1628633820, confirm };

export const richTextInput = {
  type: 'rich_text_input',
  action_id: 'rich',
  initial_value: { type: 'rich_text', elements: [] },
  min_lines: 1,
  max_lines: 100,
  placeholder,
  ...enter,
};

export const modalInputs: Readonly<Record<string, Json>> = {
  'number input': {
    type: 'number_input',
    action_id: 'number',
    is_decimal_allowed: true,
    initial_value: '5.5',
    min_value: '-10',
    max_value: '0010',
    ...enter,
  },
  'email input': {
    type: 'email_text_input',
    action_id: 'mail',
    initial_value: 'ana@example.com',
    placeholder,
    ...enter,
  },
  'URL input': { type: 'url_text_input', action_id: 'url', initial_value: 'https://example.com', ...enter },
  'file input': { type: 'file_input', action_id: 'files', filetypes: ['png', 'pdf'], max_files: 10 },
};

export const images: Readonly<Record<string, Json>> = {
  'image by URL': { ...picture, image_url: 'https://example.com/a.png' },
  'image by file id': { ...picture, slack_file: { id: 'F0A1B2C3D4E' } },
  'image by file URL': { ...picture, slack_file: { url: 'https://files.slack.com/a.png' } },
};
