import { describe, expect, test } from 'vitest';
import type { Surface } from '../../../../sandbox/slack/block-kit/surface.ts';
import { validateBlocks } from '../../../../sandbox/slack/block-kit/validate.ts';
import { button, type Json, mrkdwn, option, plain, times } from './payload-parts.ts';

type Limit = readonly [what: string, pointer: string, max: number, make: (size: number) => Json];

const x = (length: number) => 'x'.repeat(length);
const raw = (text: string) => ({ type: 'raw_text', text });
const divider = { type: 'divider' };
const container = (more: Json) => ({ type: 'container', title: plain('a'), child_blocks: [divider], ...more });
const video = { type: 'video', video_url: 'https://a', thumbnail_url: 'https://a', alt_text: 'a', title: plain('a') };
const dataTable = (more: Json) => ({ type: 'data_table', caption: 'a', rows: [[raw('a')], [raw('b')]], ...more });
const opinion = { text: plain('a'), value: 'a' };
const feedback = (more: Json) => ({
  type: 'context_actions',
  elements: [{ type: 'feedback_buttons', positive_button: { ...opinion, ...more }, negative_button: opinion }],
});
const icon = (more: Json) => ({ type: 'icon_button', icon: 'trash', text: plain('a'), ...more });
const workflow = { trigger: { url: 'https://a' } };
const task = (index: number) => ({ task_id: `${index}`, title: 'a', status: 'pending' });
const point = (label: string) => ({ label, value: 1 });
const chart = (more: Json, axes: Json = {}) => ({
  type: 'data_visualization',
  title: 'a',
  chart: {
    type: 'bar',
    series: [{ name: 'a', data: [point('a')] }],
    axis_config: { categories: ['a'], ...axes },
    ...more,
  },
});
const pie = (segments: readonly Json[]) => ({ ...chart({}), chart: { type: 'pie', segments } });
const names = (count: number) => times(count, (index) => `${index}`);
const beside = (accessory: Json) => ({ type: 'section', text: plain('a'), accessory });

const texts: readonly Limit[] = [
  ['alert', '/text/text', 200, (n) => ({ type: 'alert', text: mrkdwn(x(n)) })],
  ['card title', '/title/text', 150, (n) => ({ type: 'card', title: mrkdwn(x(n)) })],
  ['card subtitle', '/subtitle/text', 150, (n) => ({ type: 'card', title: plain('a'), subtitle: mrkdwn(x(n)) })],
  ['card body', '/body/text', 200, (n) => ({ type: 'card', body: mrkdwn(x(n)) })],
  [
    'card in a carousel',
    '/elements/0/body/text',
    200,
    (n) => ({ type: 'carousel', elements: [{ type: 'card', body: plain(x(n)) }] }),
  ],
  ['container title', '/title/text', 150, (n) => container({ title: plain(x(n)) })],
  ['container subtitle', '/subtitle/text', 150, (n) => container({ subtitle: plain(x(n)) })],
  [
    'header in a container',
    '/child_blocks/0/text/text',
    150,
    (n) => container({ child_blocks: [{ type: 'header', text: plain(x(n)) }] }),
  ],
  ['chart title', '/title', 50, (n) => ({ ...chart({}), title: x(n) })],
  ['axis', '/chart/axis_config/x_label', 50, (n) => chart({}, { x_label: x(n) })],
  ['series', '/chart/series/0/name', 20, (n) => chart({ series: [{ name: x(n), data: [point('a')] }] })],
  ['segment', '/chart/segments/0/label', 20, (n) => pie([point(x(n))])],
  ['markdown', '/text', 12_000, (n) => ({ type: 'markdown', text: x(n) })],
  ['video title', '/title/text', 199, (n) => ({ ...video, title: plain(x(n)) })],
  ['video author', '/author_name', 49, (n) => ({ ...video, author_name: x(n) })],
  ['video description', '/description/text', 199, (n) => ({ ...video, description: plain(x(n)) })],
  ['feedback text', '/elements/0/positive_button/text/text', 75, (n) => feedback({ text: plain(x(n)) })],
  [
    'feedback label',
    '/elements/0/positive_button/accessibility_label',
    75,
    (n) => feedback({ accessibility_label: x(n) }),
  ],
  [
    'workflow button',
    '/accessory/text/text',
    75,
    (n) => beside({ type: 'workflow_button', workflow, text: plain(x(n)) }),
  ],
  [
    'option value',
    '/accessory/options/0/value',
    150,
    (n) => beside({ type: 'multi_static_select', options: [option(x(n), { text: plain('a') })] }),
  ],
];

const lists: readonly Limit[] = [
  [
    'cards in a carousel',
    '/elements',
    10,
    (n) => ({ type: 'carousel', elements: times(n, () => ({ type: 'card', title: plain('a') })) }),
  ],
  [
    'buttons of a card',
    '/actions',
    3,
    (n) => ({ type: 'card', actions: times(n, (index) => button({ action_id: `${index}` })) }),
  ],
  ['blocks in a container', '/child_blocks', 10, (n) => container({ child_blocks: times(n, () => divider) })],
  [
    'context actions',
    '/elements',
    5,
    (n) => ({ type: 'context_actions', elements: times(n, (index) => icon({ action_id: `${index}` })) }),
  ],
  ['rows of a table', '/rows', 100, (n) => ({ type: 'table', rows: times(n, () => [raw('a')]) })],
  ['cells of a row', '/rows/0', 20, (n) => ({ type: 'table', rows: [times(n, () => raw('a'))] })],
];

const numbers: readonly (readonly [
  what: string,
  pointer: string,
  make: (value: unknown) => Json,
  min: number,
  max: number,
  surface: Surface,
])[] = [
  ['page size', '/page_size', (n) => dataTable({ page_size: n }), 1, 100, 'message'],
  ['header level', '/level', (n) => ({ type: 'header', text: plain('a'), level: n }), 1, 4, 'message'],
  [
    'files',
    '/element/max_files',
    (n) => ({ type: 'input', label: plain('a'), element: { type: 'file_input', max_files: n } }),
    1,
    10,
    'modal',
  ],
  [
    'lines',
    '/element/min_lines',
    (n) => ({ type: 'input', label: plain('a'), element: { type: 'rich_text_input', min_lines: n } }),
    1,
    100,
    'home',
  ],
  [
    'moment',
    '/elements/0/initial_date_time',
    (n) => ({ type: 'actions', elements: [{ type: 'datetimepicker', initial_date_time: n }] }),
    1_000_000_000,
    9_999_999_999,
    'message',
  ],
];

const said = (block: Json, surface: Surface = block.type === 'alert' ? 'modal' : 'message') =>
  validateBlocks([block], surface).map(({ pointer, message }) => `${pointer} ${message}`);

test.each(texts)('%s, at %s: one to %i characters', (_, pointer, max, make) => {
  expect(said(make(1))).toEqual([]);
  expect(said(make(max))).toEqual([]);
  expect(said(make(0))).toEqual([`/blocks/0${pointer} must be more than 0 characters`]);
  expect(said(make(max + 1))).toContain(`/blocks/0${pointer} must be less than ${max + 1} characters`);
});

test.each(lists)('%s, at %s: one to %i items', (_, pointer, max, make) => {
  expect(said(make(1))).toEqual([]);
  expect(said(make(max))).toEqual([]);
  expect(said(make(0))).toEqual([`/blocks/0${pointer} must provide at least 1 items`]);
  expect(said(make(max + 1))).toEqual([`/blocks/0${pointer} no more than ${max} items allowed`]);
});

test.each(numbers)('%s, at %s: whole numbers between two limits', (_, pointer, make, min, max, surface) => {
  expect(said(make(min), surface)).toEqual([]);
  expect(said(make(max), surface)).toEqual([]);
  expect(said(make(min - 1), surface)).toEqual([`/blocks/0${pointer} must be greater than ${min}`]);
  expect(said(make(max + 1), surface)).toEqual([`/blocks/0${pointer} must be less than ${max}`]);
  expect(said(make(`${min}`), surface)).toEqual([`/blocks/0${pointer} must provide an integer`]);
});

test('a data table has 2 to 201 rows and a plan at most 50 tasks', () => {
  const rows = (count: number) => dataTable({ rows: times(count, () => [raw('a')]) });
  expect([said(rows(2)), said(rows(201))]).toEqual([[], []]);
  expect(said(rows(1))).toEqual(['/blocks/0/rows must provide at least 2 items']);
  expect(said(rows(202))).toEqual(['/blocks/0/rows no more than 201 items allowed']);
  const plan = (count: number) => ({ type: 'plan', title: 'a', tasks: times(count, task) });
  expect([said(plan(0)), said(plan(50))]).toEqual([[], []]);
  expect(said(plan(51))).toEqual(['/blocks/0/tasks no more than 50 items allowed']);
});

test('a chart has one point for each category, at most 20, and series of different names, at most 6', () => {
  const of = (labels: readonly string[], categories = labels) =>
    chart({ series: [{ name: 'a', data: labels.map(point) }] }, { categories });
  expect([said(of(names(1))), said(of(names(20))), said(of(names(3), names(3).toReversed()))]).toEqual([[], [], []]);
  expect(said(of(names(21)))).toEqual([
    '/blocks/0/chart/series/0/data no more than 20 items allowed',
    '/blocks/0/chart/axis_config/categories no more than 20 items allowed',
  ]);
  expect(said(of(names(2), names(3)))).toEqual(['/blocks/0/chart/series/0/data must have one point for each category']);
  const series = (given: readonly string[]) => chart({ series: given.map((name) => ({ name, data: [point('a')] })) });
  expect([said(series(names(6))), said(series(names(7)))]).toEqual([
    [],
    ['/blocks/0/chart/series no more than 6 items allowed'],
  ]);
  expect(said(series(['a', 'b', 'a']))).toEqual(['/blocks/0/chart/series/2/name must differ from the others']);
});

test('a pie has one to six segments, each above zero', () => {
  expect([said(pie(names(1).map(point))), said(pie(names(6).map(point)))]).toEqual([[], []]);
  expect(said(pie([]))).toEqual(['/blocks/0/chart/segments must provide at least 1 items']);
  expect(said(pie(names(7).map(point)))).toEqual(['/blocks/0/chart/segments no more than 6 items allowed']);
  expect(said(pie([{ label: 'a', value: 0 }]))).toEqual(['/blocks/0/chart/segments/0/value must be greater than 0']);
});

describe('limits for the whole message', () => {
  test('at most two charts', () => {
    const said = (count: number) =>
      validateBlocks(
        times(count, () => chart({})),
        'message',
      );
    expect(said(2)).toEqual([]);
    expect(said(3)).toMatchObject([
      { pointer: '/blocks/2', message: 'no more than 2 data_visualization blocks allowed' },
    ]);
  });

  const tooMuch = (blocks: readonly Json[]) =>
    validateBlocks(blocks, 'message').map((one) => `${one.pointer} ${one.message}`);

  test.each([
    ['markdown', 12_000, (text: string) => ({ type: 'markdown', text })],
    ['table', 10_000, (text: string) => ({ type: 'table', rows: [[raw(text)]] })],
    ['data_table', 20_000, (text: string) => dataTable({ rows: [[raw(text)], [raw('b')]] })],
  ])('%s: at most %i characters in all blocks of this type together', (type, most, make) => {
    const rest = type === 'data_table' ? 2 : 0;
    const half = most / 2;
    expect(tooMuch([make(x(half)), make(x(half - rest))])).toEqual([]);
    expect(tooMuch([make(x(half)), divider, make(x(half - rest + 1))])).toEqual([
      `/blocks/2 all ${type} blocks together must be less than ${most + 1} characters`,
    ]);
  });
});

test('an emoji counts as one character', () => {
  const header = (text: string) => ({ type: 'header', text: plain(text) });
  expect(said(header('😀'.repeat(150)))).toEqual([]);
  expect(said(header('😀'.repeat(151)))).toEqual(['/blocks/0/text/text must be less than 151 characters']);
});
