import type { ActionsBlockElement, InputBlockElement, KnownBlock, SectionBlockAccessory } from '@slack/types';
import { describe, expect, test } from 'vitest';
import type { Surface } from '../../../../sandbox/slack/block-kit/surface.ts';
import { validateBlocks, validateView } from '../../../../sandbox/slack/block-kit/validate.ts';
import { validBlocks, validViews } from './examples.ts';

const surfaces: readonly Surface[] = ['message', 'modal', 'home'];

describe.each(validBlocks)('$name', ({ block, surfaces: taking }) => {
  test.each(taking)('is accepted on the surface %s', (surface) => {
    expect(validateBlocks([block], surface)).toEqual([]);
  });

  test.each(surfaces.filter((surface) => !taking.includes(surface)))('is refused on the surface %s', (surface) => {
    const [first, ...others] = validateBlocks([block], surface);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ code: 'failed_constraint', constraint: { type: 'enum' } });
    expect(first?.pointer).toMatch(/^\/blocks\/0(\/accessory|\/element|\/elements\/0)?\/type$/);
    expect(first?.message).toMatch(/^unsupported type: [a-z_]+$/);
  });
});

test.each(Object.entries(validViews))('%s is accepted', (_, view) => {
  expect(validateView(view)).toEqual([]);
});

test('a message may have no blocks at all', () => {
  expect(validateBlocks([], 'message')).toEqual([]);
});

/** The names of all blocks in Slack's types. The compiler reports a missing name. */
const blockTypes: Record<KnownBlock['type'], true> = {
  actions: true,
  alert: true,
  card: true,
  carousel: true,
  container: true,
  context: true,
  context_actions: true,
  data_table: true,
  divider: true,
  file: true,
  header: true,
  image: true,
  input: true,
  markdown: true,
  plan: true,
  rich_text: true,
  section: true,
  table: true,
  task_card: true,
  video: true,
};

const elementTypes: Record<(SectionBlockAccessory | ActionsBlockElement | InputBlockElement)['type'], true> = {
  button: true,
  channels_select: true,
  checkboxes: true,
  conversations_select: true,
  datepicker: true,
  datetimepicker: true,
  email_text_input: true,
  external_select: true,
  file_input: true,
  image: true,
  multi_channels_select: true,
  multi_conversations_select: true,
  multi_external_select: true,
  multi_static_select: true,
  multi_users_select: true,
  number_input: true,
  overflow: true,
  plain_text_input: true,
  radio_buttons: true,
  rich_text_input: true,
  static_select: true,
  timepicker: true,
  url_text_input: true,
  users_select: true,
  workflow_button: true,
};

test('there is an example of every block and element that Slack’s types know', () => {
  const types = (text: string) => [...text.matchAll(/"type":"([a-z_]+)"/g)].map(([, type]) => type);
  const shown = types(JSON.stringify(validBlocks.map(({ block }) => block)));
  expect(shown).toEqual(expect.arrayContaining([...Object.keys(blockTypes), ...Object.keys(elementTypes)]));
});
