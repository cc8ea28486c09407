import { describe, expect, test } from 'vitest';
import { validateBlocks, validateView } from '../../../../sandbox/slack/block-kit/validate.ts';
import { button, type Json, modal, mrkdwn, option, plain, times } from './payload-parts.ts';

type Limit = readonly [what: string, pointer: string, max: number, make: (length: number) => Json];

const inSection = (accessory: Json) => ({ type: 'section', text: plain('a'), accessory });
const inInput = (element: Json) => ({ type: 'input', label: plain('a'), element });
const textInput = (more: Json) => inInput({ type: 'plain_text_input', ...more });
const withConfirm = (more: Json) => inSection(button({ confirm: { text: plain('a'), ...more } }));
const select = (more: Json) => inSection({ type: 'static_select', options: [option('a')], ...more });
const only = (more: Json) => inSection({ type: 'checkboxes', options: [option('a', more)] });
const x = (length: number) => 'x'.repeat(length);
const image = { type: 'image', alt_text: 'a', image_url: 'https://example.com' };

const texts: readonly Limit[] = [
  ['section text', '/text/text', 3000, (n) => ({ type: 'section', text: mrkdwn(x(n)) })],
  ['plain section text', '/text/text', 3000, (n) => ({ type: 'section', text: plain(x(n)) })],
  ['section field', '/fields/1/text', 2000, (n) => ({ type: 'section', fields: [plain('a'), mrkdwn(x(n))] })],
  ['header', '/text/text', 150, (n) => ({ type: 'header', text: plain(x(n)) })],
  ['context text', '/elements/0/text', 3000, (n) => ({ type: 'context', elements: [mrkdwn(x(n))] })],
  ['image alt text', '/alt_text', 2000, (n) => ({ ...image, alt_text: x(n) })],
  ['image title', '/title/text', 2000, (n) => ({ ...image, title: plain(x(n)) })],
  ['image URL', '/image_url', 3000, (n) => ({ ...image, image_url: x(n) })],
  ['image element alt text', '/accessory/alt_text', 2000, (n) => inSection({ ...image, alt_text: x(n) })],
  ['label', '/label/text', 2000, (n) => ({ ...textInput({}), label: plain(x(n)) })],
  ['hint', '/hint/text', 2000, (n) => ({ ...textInput({}), hint: plain(x(n)) })],
  ['placeholder', '/element/placeholder/text', 150, (n) => textInput({ placeholder: plain(x(n)) })],
  ['button text', '/accessory/text/text', 75, (n) => inSection(button({ text: plain(x(n)) }))],
  ['button URL', '/accessory/url', 3000, (n) => inSection(button({ url: x(n) }))],
  [
    'accessibility label',
    '/accessory/accessibility_label',
    75,
    (n) => inSection(button({ accessibility_label: x(n) })),
  ],
  ['confirm title', '/accessory/confirm/title/text', 100, (n) => withConfirm({ title: plain(x(n)) })],
  ['confirm text', '/accessory/confirm/text/text', 300, (n) => withConfirm({ text: plain(x(n)) })],
  ['confirm button', '/accessory/confirm/confirm/text', 30, (n) => withConfirm({ confirm: plain(x(n)) })],
  ['deny button', '/accessory/confirm/deny/text', 30, (n) => withConfirm({ deny: plain(x(n)) })],
  ['option text', '/accessory/options/0/text/text', 75, (n) => only({ text: mrkdwn(x(n)) })],
  ['option value', '/accessory/options/0/value', 150, (n) => only({ value: x(n) })],
  ['checkbox description', '/accessory/options/0/description/text', 3000, (n) => only({ description: plain(x(n)) })],
  [
    'option description',
    '/accessory/options/0/description/text',
    75,
    (n) => select({ options: [option('a', { description: plain(x(n)) })] }),
  ],
  [
    'radio description',
    '/accessory/options/0/description/text',
    75,
    (n) => inSection({ type: 'radio_buttons', options: [option('a', { description: plain(x(n)) })] }),
  ],
  [
    'group label',
    '/accessory/option_groups/0/label/text',
    75,
    (n) => inSection({ type: 'static_select', option_groups: [{ label: plain(x(n)), options: [option('a')] }] }),
  ],
];

/** Texts that may be empty. */
const looseTexts: readonly Limit[] = [
  ['block id', '/block_id', 255, (n) => ({ type: 'divider', block_id: x(n) })],
  ['action id', '/accessory/action_id', 255, (n) => inSection(button({ action_id: x(n) }))],
  ['button value', '/accessory/value', 2000, (n) => inSection(button({ value: x(n) }))],
  ['initial value', '/element/initial_value', 3000, (n) => textInput({ initial_value: x(n) })],
];

const options = (count: number) => times(count, (index) => option(`${index}`));

const lists: readonly Limit[] = [
  ['section fields', '/fields', 10, (n) => ({ type: 'section', fields: times(n, () => plain('a')) })],
  ['context elements', '/elements', 10, (n) => ({ type: 'context', elements: times(n, () => plain('a')) })],
  [
    'actions elements',
    '/elements',
    25,
    (n) => ({ type: 'actions', elements: times(n, (index) => button({ action_id: `${index}` })) }),
  ],
  ['select options', '/accessory/options', 100, (n) => select({ options: options(n) })],
  ['overflow options', '/accessory/options', 5, (n) => inSection({ type: 'overflow', options: options(n) })],
  ['checkboxes', '/element/options', 10, (n) => inInput({ type: 'checkboxes', options: options(n) })],
  ['radio buttons', '/element/options', 10, (n) => inInput({ type: 'radio_buttons', options: options(n) })],
  [
    'option groups',
    '/accessory/option_groups',
    100,
    (n) =>
      inSection({
        type: 'static_select',
        option_groups: times(n, () => ({ label: plain('a'), options: [option('a')] })),
      }),
  ],
  [
    'options of a group',
    '/accessory/option_groups/0/options',
    100,
    (n) => inSection({ type: 'static_select', option_groups: [{ label: plain('a'), options: options(n) }] }),
  ],
];

function refusals(block: Json) {
  return validateBlocks([{ type: 'divider' }, block], 'home');
}

function expected(pointer: string, message: string) {
  return [expect.objectContaining({ pointer, code: 'failed_constraint', message })];
}

describe.each([...texts, ...looseTexts])('%s', (_, pointer, max, make) => {
  test(`may be ${max} characters long, and no longer`, () => {
    expect(refusals(make(max))).toEqual([]);
    expect(refusals(make(max + 1))).toEqual(expected(`/blocks/1${pointer}`, `must be less than ${max + 1} characters`));
  });
});

test.each(texts)('%s may not be empty', (_, pointer, __, make) => {
  expect(refusals(make(1))).toEqual([]);
  expect(refusals(make(0))).toEqual(expected(`/blocks/1${pointer}`, 'must be more than 0 characters'));
});

test.each(looseTexts)('%s may be empty', (_, __, ___, make) => {
  expect(refusals(make(0))).toEqual([]);
});

test.each(lists)('%s, at %s: one to %i items', (_, pointer, max, make) => {
  expect(refusals(make(1))).toEqual([]);
  expect(refusals(make(max))).toEqual([]);
  expect(refusals(make(0))).toEqual(expected(`/blocks/1${pointer}`, 'must provide at least 1 items'));
  expect(refusals(make(max + 1))).toEqual(expected(`/blocks/1${pointer}`, `no more than ${max} items allowed`));
});

test('the error about a limit names the limit and the given value', () => {
  expect(refusals({ type: 'header', text: plain(x(200)) })).toEqual([
    {
      pointer: '/blocks/1/text/text',
      code: 'failed_constraint',
      message: 'must be less than 151 characters',
      constraint: { type: 'max_length', expected: 150, got: 200 },
    },
  ]);
});

describe('a text input', () => {
  test.each([
    [{ min_length: 0 }, []],
    [{ min_length: 3000, max_length: 3000 }, []],
    [{ min_length: 6, max_length: 6 }, []],
    [{ min_length: -1 }, ['/min_length must be greater than 0']],
    [{ min_length: 3001 }, ['/min_length must be less than 3000']],
    [{ max_length: 0 }, ['/max_length must be greater than 1']],
    [{ max_length: 3001 }, ['/max_length must be less than 3000']],
    [{ max_length: 1.5 }, ['/max_length must provide an integer']],
    [{ min_length: '6' }, ['/min_length must provide an integer']],
    [{ min_length: 7, max_length: 6 }, ['/max_length must not be less than min_length']],
  ])('with the lengths %j is accepted or refused', (more, expectedTexts) => {
    const got = refusals(textInput(more));
    expect(got.map(({ pointer, message }) => `${pointer} ${message}`)).toEqual(
      expectedTexts.map((text) => `/blocks/1/element${text}`),
    );
  });
});

describe('a view', () => {
  const manyBlocks = (count: number) => times(count, () => ({ type: 'divider' }));

  test.each([
    ['title', '/view/title/text', 24, (n: number) => modal({ title: plain(x(n)) })],
    ['submit', '/view/submit/text', 24, (n: number) => modal({ submit: plain(x(n)) })],
    ['close', '/view/close/text', 24, (n: number) => modal({ close: plain(x(n)) })],
    ['private metadata', '/view/private_metadata', 3000, (n: number) => modal({ private_metadata: x(n) })],
    ['callback id', '/view/callback_id', 255, (n: number) => modal({ callback_id: x(n) })],
    ['external id', '/view/external_id', 255, (n: number) => modal({ external_id: x(n) })],
  ])('%s, at %s, has at most %i characters', (_, pointer, max, make) => {
    expect(validateView(make(max))).toEqual([]);
    expect(validateView(make(max + 1))).toEqual(expected(pointer, `must be less than ${max + 1} characters`));
  });

  test.each(['modal', 'home'])('of type %s has at most 100 blocks', (type) => {
    const view = (count: number) => ({ ...(type === 'modal' ? modal() : { type }), blocks: manyBlocks(count) });
    expect(validateView(view(100))).toEqual([]);
    expect(validateView(view(101))).toEqual(expected('/view/blocks', 'no more than 100 items allowed'));
    expect(validateBlocks(manyBlocks(101), 'home')).toEqual(expected('/blocks', 'no more than 100 items allowed'));
  });

  test('is at most 250 kB of UTF-8', () => {
    const section = (text: string) => ({ type: 'section', text: plain(text) });
    const full = times(81, () => section(`é${x(2998)}`));
    const view = (last: string) => ({ type: 'home', blocks: [...full, section(last)] });
    const rest = 250_000 - Buffer.byteLength(JSON.stringify(view('')));
    expect(validateView(view(x(rest)))).toEqual([]);
    expect(validateView(view(x(rest + 1)))).toEqual(expected('/view', 'must be less than 250001 bytes'));
  });
});

test('a message has at most 50 blocks', () => {
  const blocks = (count: number) => times(count, () => ({ type: 'divider' }));
  expect(validateBlocks(blocks(50), 'message')).toEqual([]);
  expect(validateBlocks(blocks(51), 'message')).toEqual(expected('/blocks', 'no more than 50 items allowed'));
});
