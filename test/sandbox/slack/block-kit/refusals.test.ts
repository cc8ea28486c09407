import { expect, test } from 'vitest';
import type { Surface } from '../../../../sandbox/slack/block-kit/surface.ts';
import { validateBlocks, validateView } from '../../../../sandbox/slack/block-kit/validate.ts';
import { button, type Json, modal, mrkdwn, option, plain } from './payload-parts.ts';

function spoken(errors: readonly { readonly pointer: string; readonly message: string }[]): string[] {
  return errors.map(({ pointer, message }) => `${message} [json-pointer:${pointer}]`);
}

function inBlock(block: Json, surface: Surface = 'home'): string[] {
  return spoken(validateBlocks([block], surface));
}

const textInput = { type: 'input', label: plain('Code'), element: { type: 'plain_text_input' } };
const accessory = (element: Json) => ({ type: 'section', text: plain('a'), accessory: element });

test('the error about a missing field points at its object', () => {
  expect(spoken(validateView({ type: 'modal', blocks: [] }))).toEqual([
    'missing required field: title [json-pointer:/view]',
  ]);
  expect(inBlock({ text: plain('a') })).toEqual(['missing required field: type [json-pointer:/blocks/0]']);
});

test('each error about an unknown property points at its object', () => {
  expect(inBlock({ type: 'divider', text: 'a', colour: 'red' })).toEqual([
    'invalid additional property: text [json-pointer:/blocks/0]',
    'invalid additional property: colour [json-pointer:/blocks/0]',
  ]);
});

test.each([
  ['an unknown block', { type: 'sections' }, 'sections', '/type'],
  [
    'a moment on the home tab',
    { ...textInput, element: { type: 'datetimepicker' } },
    'datetimepicker',
    '/element/type',
  ],
  ['a moment beside a section', accessory({ type: 'datetimepicker' }), 'datetimepicker', '/accessory/type'],
  [
    'an icon button among actions',
    { type: 'actions', elements: [{ type: 'icon_button' }] },
    'icon_button',
    '/elements/0/type',
  ],
  ['a header in a carousel', { type: 'carousel', elements: [{ type: 'header' }] }, 'header', '/elements/0/type'],
  [
    'a container in a container',
    { type: 'container', title: plain('a'), child_blocks: [{ type: 'container' }] },
    'container',
    '/child_blocks/0/type',
  ],
  [
    'rich text in the header of a data table',
    {
      type: 'data_table',
      caption: 'a',
      rows: [[{ type: 'rich_text', elements: [] }], [{ type: 'raw_text', text: 'a' }]],
    },
    'rich_text',
    '/rows/0/0/type',
  ],
  [
    'a list in a list',
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_list' }] }],
    },
    'rich_text_list',
    '/elements/0/elements/0/type',
  ],
  ['a text input beside a section', accessory({ type: 'plain_text_input' }), 'plain_text_input', '/accessory/type'],
  ['a button in an input block', { ...textInput, element: button() }, 'button', '/element/type'],
  [
    'a text input among actions',
    { type: 'actions', elements: [textInput.element] },
    'plain_text_input',
    '/elements/0/type',
  ],
  ['a button in a context', { type: 'context', elements: [button()] }, 'button', '/elements/0/type'],
  ['mrkdwn in a header', { type: 'header', text: mrkdwn('a') }, 'mrkdwn', '/text/type'],
  ['mrkdwn on a button', accessory(button({ text: mrkdwn('a') })), 'mrkdwn', '/accessory/text/type'],
  ['mrkdwn in a label', { ...textInput, label: mrkdwn('a') }, 'mrkdwn', '/label/type'],
  ['mrkdwn in a hint', { ...textInput, hint: mrkdwn('a') }, 'mrkdwn', '/hint/type'],
  [
    'mrkdwn in a placeholder',
    { ...textInput, element: { type: 'plain_text_input', placeholder: mrkdwn('a') } },
    'mrkdwn',
    '/element/placeholder/type',
  ],
  [
    'mrkdwn in the option of a select',
    accessory({ type: 'static_select', options: [option('a', { text: mrkdwn('a') })] }),
    'mrkdwn',
    '/accessory/options/0/text/type',
  ],
  [
    'a text that is neither plain nor mrkdwn',
    { type: 'section', text: { type: 'markdown', text: 'a' } },
    'markdown',
    '/text/type',
  ],
])('%s is refused as an unsupported type', (_, block, type, pointer) => {
  expect(inBlock(block)).toEqual([`unsupported type: ${type} [json-pointer:/blocks/0${pointer}]`]);
});

test('mrkdwn in the title of a modal is refused as an unsupported type', () => {
  expect(spoken(validateView(modal({ title: mrkdwn('a') })))).toEqual([
    'unsupported type: mrkdwn [json-pointer:/view/title/type]',
  ]);
});

test.each([
  [{ type: 'section', text: { ...mrkdwn('a'), emoji: true } }, 'invalid additional property: emoji', '/text'],
  [{ type: 'section', text: { ...plain('a'), verbatim: true } }, 'invalid additional property: verbatim', '/text'],
  [{ type: 'section', text: 'a' }, 'must provide an object', '/text'],
  [{ type: 'section', text: mrkdwn('a'), fields: {} }, 'must provide an array', '/fields'],
  [{ type: 'section' }, 'must provide at least one of: text, fields', ''],
  [{ type: 'section', text: null }, 'must provide an object', '/text'],
  [{ type: 'header', text: { type: 'plain_text', text: 1 } }, 'must provide a string', '/text/text'],
  [{ type: 'divider', block_id: 7 }, 'must provide a string', '/block_id'],
  [{ ...textInput, optional: 'yes' }, 'must provide a boolean', '/optional'],
  [accessory(button({ style: 'loud' })), 'must be a valid enum value', '/accessory/style'],
  [accessory(button({ style: null })), 'must provide a string', '/accessory/style'],
  [accessory({ ...button(), url: '' }), 'must be more than 0 characters', '/accessory/url'],
  [{ type: 'image', alt_text: 'a' }, 'must provide exactly one of: image_url, slack_file', ''],
  [
    { type: 'image', alt_text: 'a', image_url: 'https://example.com', slack_file: { id: 'F0A1B2C3D4E' } },
    'must provide exactly one of: image_url, slack_file',
    '',
  ],
  [{ type: 'image', alt_text: 'a', slack_file: {} }, 'must provide exactly one of: id, url', '/slack_file'],
  [
    { type: 'image', alt_text: 'a', slack_file: { id: 'F0A1B2C3D4E', url: 'https://example.com' } },
    'must provide exactly one of: id, url',
    '/slack_file',
  ],
  [
    { type: 'image', alt_text: 'a', slack_file: { id: 'f0a1b2c3d' } },
    'input must match regex pattern: ^[F][A-Z0-9]{8,}$',
    '/slack_file/id',
  ],
  [
    accessory({ type: 'datepicker', initial_date: '2023-02-29' }),
    'input must be a valid: date',
    '/accessory/initial_date',
  ],
  [
    accessory({ type: 'timepicker', initial_time: '24:00' }),
    'input must match regex pattern: ^([01][0-9]|2[0-3]):[0-5][0-9]$',
    '/accessory/initial_time',
  ],
  [accessory({ type: 'conversations_select', filter: {} }), 'must have minimum 1 properties', '/accessory/filter'],
  [accessory({ type: 'multi_users_select', initial_users: 'U1' }), 'must provide an array', '/accessory/initial_users'],
  [
    accessory({ type: 'multi_static_select', options: [option('a')], max_selected_items: 0 }),
    'must be greater than 1',
    '/accessory/max_selected_items',
  ],
  [{ type: 'card', subtitle: plain('a') }, 'must provide at least one of: hero_image, title, actions, body', ''],
  [
    { type: 'container', child_blocks: [{ type: 'divider' }] },
    'must provide at least one of: title, rich_text_title',
    '',
  ],
  [
    {
      type: 'data_table',
      caption: 'a',
      rows: [
        [{ type: 'raw_text', text: 'a' }],
        [
          { type: 'raw_text', text: 'a' },
          { type: 'raw_text', text: 'b' },
        ],
      ],
    },
    'must have 1 cells like the first row',
    '/rows/1',
  ],
  [
    { type: 'video', alt_text: 'a', title: plain('a'), thumbnail_url: 'a', video_url: 'http://a' },
    'input must match regex pattern: ^https://',
    '/video_url',
  ],
  [accessory({ type: 'static_select' }), 'must provide exactly one of: options, option_groups', '/accessory'],
  [
    accessory({ type: 'static_select', options: [option('a')], initial_option: option('b') }),
    'must be one of the options',
    '/accessory/initial_option',
  ],
  [
    accessory({ type: 'checkboxes', options: [option('a')], initial_options: [option('a'), option('b')] }),
    'must be one of the options',
    '/accessory/initial_options/1',
  ],
  [
    accessory({ type: 'static_select', options: [option('a', { url: 'https://example.com' })] }),
    'invalid additional property: url',
    '/accessory/options/0',
  ],
])('the block %j is refused: %s', (block, message, pointer) => {
  expect(inBlock(block)).toEqual([`${message} [json-pointer:/blocks/0${pointer}]`]);
});

test('a modal with an input needs a submit button', () => {
  expect(validateView(modal({ blocks: [textInput], submit: plain('Send') }))).toEqual([]);
  expect(spoken(validateView(modal({ blocks: [textInput] })))).toEqual([
    'missing required field: submit [json-pointer:/view]',
  ]);
  expect(validateView({ type: 'home', blocks: [textInput] })).toEqual([]);
});

test('a home tab with a title is refused', () => {
  expect(spoken(validateView({ type: 'home', title: plain('a'), blocks: [] }))).toEqual([
    'invalid additional property: title [json-pointer:/view]',
  ]);
});

test.each([
  [undefined, 'must provide an object [json-pointer:/view]'],
  ['modal', 'must provide an object [json-pointer:/view]'],
  [[], 'must provide an object [json-pointer:/view]'],
  [{ blocks: [] }, 'missing required field: type [json-pointer:/view]'],
  [{ type: 'workflow_step', blocks: [] }, 'unsupported type: workflow_step [json-pointer:/view/type]'],
  [{ type: 'home' }, 'missing required field: blocks [json-pointer:/view]'],
  [{ type: 'home', blocks: {} }, 'must provide an array [json-pointer:/view/blocks]'],
])('the view %j is refused', (view, text) => {
  expect(spoken(validateView(view))).toEqual([text]);
});

test.each([[undefined], [null], ['[]'], [{}]])('%j is refused, because it is not a list of blocks', (blocks) => {
  expect(spoken(validateBlocks(blocks, 'message'))).toEqual(['must provide an array [json-pointer:/blocks]']);
});

test('two blocks with the same id are refused, in messages and in views', () => {
  const blocks = [{ type: 'divider', block_id: 'a' }, { type: 'divider' }, { type: 'divider', block_id: 'a' }];
  expect(validateBlocks(blocks, 'message')).toEqual([
    {
      pointer: '/blocks/2/block_id',
      code: 'failed_constraint',
      message: '`block_id` "a" already exists',
      constraint: { type: 'unique', got: 'a' },
    },
  ]);
  expect(spoken(validateView(modal({ blocks })))).toEqual([
    '`block_id` "a" already exists [json-pointer:/view/blocks/2/block_id]',
  ]);
});

test('the ids of blocks in a container and of cards in a carousel must be unique too', () => {
  const divider = { type: 'divider', block_id: 'a' };
  const card = { type: 'card', block_id: 'a', title: plain('a') };
  const container = { type: 'container', title: plain('a'), child_blocks: [divider] };
  const carousel = { type: 'carousel', elements: [card] };
  expect(spoken(validateBlocks([divider, container, carousel], 'message'))).toEqual([
    '`block_id` "a" already exists [json-pointer:/blocks/1/child_blocks/0/block_id]',
    '`block_id` "a" already exists [json-pointer:/blocks/2/elements/0/block_id]',
  ]);
});

test('only one element can ask for the focus', () => {
  const focused = { ...textInput, element: { type: 'plain_text_input', focus_on_load: true } };
  const unfocused = { ...textInput, element: { type: 'plain_text_input', focus_on_load: false } };
  expect(validateBlocks([unfocused, focused, unfocused], 'home')).toEqual([]);
  expect(spoken(validateBlocks([focused, unfocused, focused], 'home'))).toEqual([
    'must be true for one element only [json-pointer:/blocks/2/element/focus_on_load]',
  ]);
});

test('an action id must be unique in its block, but can be used in other blocks too', () => {
  const twice = { type: 'actions', elements: [button(), button()] };
  const once = { type: 'actions', elements: [button()] };
  expect(validateBlocks([once, once, accessory(button())], 'message')).toEqual([]);
  expect(spoken(validateBlocks([once, twice], 'message'))).toEqual([
    '`action_id` "go" already exists [json-pointer:/blocks/1/elements/1/action_id]',
  ]);
});

test('action ids may be left out', () => {
  const nameless = { type: 'button', text: plain('Go') };
  expect(validateBlocks([{ type: 'actions', elements: [nameless, nameless] }], 'message')).toEqual([]);
});

test('every mistake is reported, each with its pointer', () => {
  const blocks = [{ type: 'header', text: plain('') }, { type: 'divider', a: 1 }, { type: 'x' }];
  expect(spoken(validateBlocks(blocks, 'message'))).toEqual([
    'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    'invalid additional property: a [json-pointer:/blocks/1]',
    'unsupported type: x [json-pointer:/blocks/2/type]',
  ]);
});
