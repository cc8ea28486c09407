import type { Surface } from '../../../../sandbox/slack/block-kit/surface.ts';
import {
  clickable,
  contextActions,
  datetimepicker,
  images,
  modalInputs,
  pickers,
  plainTextInput,
  richTextInput,
  workflowButton,
} from './element-examples.ts';
import { type Json, modal, mrkdwn, plain } from './payload-parts.ts';

const input = { type: 'input', block_id: 'code', label: plain('Code') };
const style = { bold: true, code: false, italic: true, strike: true, underline: true };
const picture = images['image by URL'];

function inSection(accessory: Json): Json {
  return { type: 'section', text: plain('Text'), accessory };
}

function inInput(element: Json): Json {
  return { ...input, hint: plain('Six digits'), optional: true, dispatch_action: false, element };
}

function amongActions(...elements: Json[]): Json {
  return { type: 'actions', elements };
}

function richText(...elements: Json[]): Json {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

function named(elements: Readonly<Record<string, Json>>, where: string, make: (element: Json) => Json) {
  return Object.fromEntries(Object.entries(elements).map(([name, element]) => [`${where} ${name}`, make(element)]));
}

const card = {
  type: 'card',
  block_id: 'card',
  hero_image: picture,
  icon: picture,
  title: mrkdwn('Title'),
  subtitle: mrkdwn('Subtitle'),
  body: mrkdwn('Body'),
  subtext: plain('Small'),
  actions: [clickable['plain button'], clickable['button with everything']],
};

const anywhere: Readonly<Record<string, Json>> = {
  'section with text': { type: 'section', block_id: 's', text: { ...mrkdwn('Hello'), verbatim: true }, expand: true },
  'section with fields': { type: 'section', fields: [plain('a'), mrkdwn('b')] },
  header: { type: 'header', text: { ...plain('Head'), emoji: false }, level: 2 },
  divider: { type: 'divider', block_id: 'line' },
  context: { type: 'context', elements: [plain('a'), mrkdwn('b'), ...Object.values(images)] },
  actions: amongActions(...Object.values(clickable), ...Object.values(pickers)),
  ...Object.fromEntries(Object.entries(images).map(([name, image]) => [name, { ...image, title: plain('Title') }])),
  'rich text': {
    type: 'rich_text',
    block_id: 'rich',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'a', style },
          { type: 'date', timestamp: 1720710212, format: '{date_num}', url: 'https://example.com', fallback: 'then' },
          { type: 'broadcast', range: 'here' },
          { type: 'color', value: '#F405B3' },
          { type: 'channel', channel_id: 'C1', style: { bold: true, highlight: true } },
          { type: 'team', team_id: 'T1' },
          { type: 'usergroup', usergroup_id: 'S1' },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'bullet',
        indent: 8,
        offset: 3,
        border: 0,
        elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U1' }] }],
      },
      { type: 'rich_text_quote', border: 1, elements: [{ type: 'emoji', name: 'wave', unicode: '1f44b' }] },
      {
        type: 'rich_text_preformatted',
        border: 0,
        elements: [{ type: 'link', url: 'https://example.com', text: 'a', unsafe: false, style: { code: true } }],
      },
    ],
  },
  card,
  'card with an icon of Slack': { type: 'card', title: plain('a'), slack_icon: { type: 'icon', name: 'code' } },
  video: {
    type: 'video',
    video_url: 'https://example.com/v',
    thumbnail_url: 'https://example.com/t.png',
    alt_text: 'A film',
    title: plain('Film'),
    title_url: 'https://example.com',
    author_name: 'Ana',
    provider_name: 'Tube',
    provider_icon_url: 'https://example.com/i.png',
    description: plain('A short film'),
  },
  'input of a text': inInput(plainTextInput),
  ...named({ ...clickable, ...pickers, ...images }, 'section with', inSection),
  ...named(pickers, 'input of', inInput),
};

const row = (first: Json) => [first, { type: 'raw_number', value: 1.5, text: '1.5' }];

const inMessagesAndHome: Readonly<Record<string, Json>> = {
  carousel: { type: 'carousel', elements: [card, { type: 'card', title: plain('b') }] },
  container: {
    type: 'container',
    title: plain('Title'),
    rich_text_title: richText({ type: 'text', text: 'Title' }),
    subtitle: mrkdwn('Subtitle'),
    width: 'wide',
    icon: picture,
    is_collapsible: true,
    default_collapsed: false,
    has_header_divider: false,
    child_blocks: [anywhere.header, anywhere.divider, anywhere.actions, anywhere.context, anywhere['input of a text']],
  },
  table: {
    type: 'table',
    rows: [row({ type: 'raw_text', text: 'a' }), row(richText({ type: 'text', text: 'b' }))],
    column_settings: [{ align: 'right', is_wrapped: true }, null],
  },
  'data table': {
    type: 'data_table',
    caption: 'Numbers',
    page_size: 100,
    row_header_column_index: 0,
    rows: [row({ type: 'raw_text', text: 'a' }), row(richText({ type: 'text', text: 'b' }))],
  },
};

const axes = { categories: ['Mon', 'Tue'], x_label: 'Day', y_label: 'Sales' };
const days = [
  { label: 'Mon', value: 1 },
  { label: 'Tue', value: -2.5 },
];
const charts = [
  { type: 'pie', segments: [{ label: 'a', value: 0.5 }] },
  ...['bar', 'area', 'line'].map((type) => ({ type, series: [{ name: 'Sales', data: days }], axis_config: axes })),
];

const task = { task_id: 't1', title: 'Look', status: 'complete' };

const inMessages: Readonly<Record<string, Json>> = {
  ...named(contextActions, 'context actions with', (element) => ({ type: 'context_actions', elements: [element] })),
  'section with a workflow button': inSection(workflowButton),
  'actions with a workflow button': amongActions(workflowButton),
  markdown: { type: 'markdown', text: '# Head\n\n**bold**' },
  file: { type: 'file', source: 'remote', external_id: 'doc-1' },
  'task card': {
    type: 'task_card',
    ...task,
    details: richText({ type: 'text', text: 'Looking' }),
    output: richText({ type: 'text', text: 'Seen' }),
    sources: [{ type: 'url', url: 'https://example.com', text: 'Example' }],
  },
  ...Object.fromEntries(
    charts.map((chart) => [`${chart.type} chart`, { type: 'data_visualization', title: 'Figures', chart }]),
  ),
  plan: { type: 'plan', title: 'Plan', tasks: [task, { type: 'task_card', ...task, task_id: 't2' }] },
};

const inModals: Readonly<Record<string, Json>> = {
  alert: { type: 'alert', text: mrkdwn('*Beware*'), level: 'warning' },
  ...named(modalInputs, 'input of', inInput),
};

const withSurfaces = (blocks: Readonly<Record<string, Json>>, surfaces: readonly Surface[]) =>
  Object.entries(blocks).map(([name, block]) => ({ name, block, surfaces }));

/** Valid blocks, with the surfaces that accept them. */
export const validBlocks: readonly {
  readonly name: string;
  readonly block: Json;
  readonly surfaces: readonly Surface[];
}[] = [
  ...withSurfaces(anywhere, ['message', 'modal', 'home']),
  ...withSurfaces(inMessagesAndHome, ['message', 'home']),
  ...withSurfaces(inMessages, ['message']),
  ...withSurfaces(inModals, ['modal']),
  ...withSurfaces({ 'input of rich text': inInput(richTextInput) }, ['modal', 'home']),
  ...withSurfaces(
    { 'input of a moment': inInput(datetimepicker), 'actions with a moment': amongActions(datetimepicker) },
    ['message', 'modal'],
  ),
];

/** Returns blocks that can be in one payload: each has a different id, and no element asks for the focus. */
const together = (blocks: readonly Json[]) =>
  blocks.flatMap(({ element, ...block }, index) => {
    if (element === undefined) return [{ ...block, block_id: `block-${index}` }];
    const { focus_on_load: _, ...unfocused } = element as Json;
    return [{ ...block, block_id: `block-${index}`, element: unfocused }];
  });

export const validViews: Readonly<Record<string, Json>> = {
  'modal that only shows': modal(),
  'modal with everything': modal({
    submit: plain('Send'),
    close: plain('Cancel'),
    blocks: together(
      validBlocks
        .filter(({ surfaces, block }) => surfaces.includes('modal') && block.type === 'input')
        .map((one) => one.block),
    ),
    private_metadata: '{}',
    callback_id: 'codes',
    external_id: 'one',
    clear_on_close: true,
    notify_on_close: true,
  }),
  home: {
    type: 'home',
    blocks: together(Object.values(anywhere)),
    private_metadata: '',
    callback_id: 'home',
    external_id: 'h',
  },
  'empty home': { type: 'home', blocks: [] },
};
