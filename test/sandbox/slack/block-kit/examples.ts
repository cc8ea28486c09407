import type { Surface } from '../../../../src/sandbox/slack/block-kit/validate.ts';

export type Json = Record<string, unknown>;

export function plain(text: string): Json {
  return { type: 'plain_text', text };
}

export function mrkdwn(text: string): Json {
  return { type: 'mrkdwn', text };
}

export function button(more: Json = {}): Json {
  return { type: 'button', action_id: 'go', text: plain('Go'), ...more };
}

export function option(value: string, more: Json = {}): Json {
  return { text: plain(value), value, ...more };
}

export function times<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

export function modal(more: Json = {}): Json {
  return { type: 'modal', title: plain('Title'), blocks: [{ type: 'divider' }], ...more };
}

const confirm = {
  title: plain('Sure?'),
  text: mrkdwn('*Everything* goes'),
  confirm: plain('Yes'),
  deny: plain('No'),
  style: 'danger',
};

const choices = [option('a', { text: mrkdwn('*a*'), description: plain('first') }), option('b')];

/** One valid example of each element that has options or picks somebody. */
const pickers: Readonly<Record<string, Json>> = {
  'static select': {
    type: 'static_select',
    action_id: 'static',
    placeholder: { ...plain('Pick'), emoji: true },
    options: [option('a'), option('b')],
    initial_option: option('b'),
    confirm,
  },
  'static select in groups': {
    type: 'static_select',
    action_id: 'groups',
    option_groups: [{ label: plain('Group'), options: [option('a')] }],
    initial_option: option('a'),
  },
  'users select': { type: 'users_select', action_id: 'users', initial_user: 'U1', focus_on_load: true },
  checkboxes: { type: 'checkboxes', action_id: 'checks', options: choices, initial_options: [choices[0]] },
  'radio buttons': { type: 'radio_buttons', action_id: 'radio', options: choices, initial_option: choices[1] },
};

const clickable: Readonly<Record<string, Json>> = {
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

const image = { type: 'image', alt_text: 'A QR code' };
const input = { type: 'input', block_id: 'code', label: plain('Code') };

function inSection(accessory: Json): Json {
  return { type: 'section', text: plain('Text'), accessory };
}

const anywhere: Readonly<Record<string, Json>> = {
  'section with text': { type: 'section', block_id: 's', text: { ...mrkdwn('Hello'), verbatim: true }, expand: true },
  'section with fields': { type: 'section', fields: [plain('a'), mrkdwn('b')] },
  'section with an image': inSection({ ...image, image_url: 'https://example.com/a.png' }),
  header: { type: 'header', text: { ...plain('Head'), emoji: false } },
  divider: { type: 'divider', block_id: 'line' },
  context: { type: 'context', elements: [plain('a'), mrkdwn('b'), { ...image, slack_file: { id: 'F1' } }] },
  actions: { type: 'actions', elements: [...Object.values(clickable), ...Object.values(pickers)] },
  'image by URL': { ...image, image_url: 'https://example.com/a.png', title: plain('Title') },
  'image by file id': { ...image, block_id: 'qr', slack_file: { id: 'F1' } },
  'image by file URL': { ...image, slack_file: { url: 'https://files.slack.com/a.png' } },
  'rich text': {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [{ type: 'text', text: 'a', style: { bold: true } }] },
      {
        type: 'rich_text_list',
        style: 'bullet',
        indent: 1,
        elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U1' }] }],
      },
      { type: 'rich_text_quote', border: 1, elements: [{ type: 'emoji', name: 'wave' }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'link', url: 'https://example.com', text: 'a' }] },
    ],
  },
  ...Object.fromEntries(
    Object.entries({ ...clickable, ...pickers }).map(([name, element]) => [`section with ${name}`, inSection(element)]),
  ),
};

const inViews: Readonly<Record<string, Json>> = {
  'input of a text': {
    ...input,
    hint: plain('Six digits'),
    optional: true,
    dispatch_action: false,
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      min_length: 6,
      max_length: 6,
      initial_value: '',
      multiline: false,
      placeholder: plain('123456'),
      focus_on_load: true,
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed', 'on_character_entered'] },
    },
  },
  ...Object.fromEntries(
    Object.entries(pickers).map(([name, element]) => [`input with ${name}`, { ...input, element }]),
  ),
};

/** Valid blocks with the surfaces that take them. */
export const validBlocks: readonly { readonly name: string; readonly block: Json; readonly surfaces: Surface[] }[] = [
  ...Object.entries(anywhere).map(([name, block]) => ({
    name,
    block,
    surfaces: ['message', 'modal', 'home'] satisfies Surface[],
  })),
  ...Object.entries(inViews).map(([name, block]) => ({ name, block, surfaces: ['modal', 'home'] satisfies Surface[] })),
];

export const validViews: Readonly<Record<string, Json>> = {
  'modal that only shows': modal(),
  'modal with everything': modal({
    submit: plain('Send'),
    close: plain('Cancel'),
    blocks: Object.values(inViews).map((block, index) => ({ ...block, block_id: `input-${index}` })),
    private_metadata: '{}',
    callback_id: 'codes',
    external_id: 'one',
    clear_on_close: true,
    notify_on_close: true,
  }),
  home: { type: 'home', blocks: Object.values(anywhere), private_metadata: '', callback_id: 'home', external_id: 'h' },
  'empty home': { type: 'home', blocks: [] },
};
