import type { App, BlockAction, BlockSuggestion, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/web-api';
import { expect, test } from 'vitest';
import { startEmbeddedSlack } from '../../../sandbox/slack/start.ts';
import { listening, startHttpWorld } from './support/http-app.ts';
import { play, sees } from './support/player.ts';
import { codeModal } from './support/views.ts';
import { MANIFEST, startWorld, type World } from './support/world.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: true });
const option = (value: string) => ({ value, text: plain(value) });
const DISHES = ['noodles', 'noodle soup', 'rice'];

const blocks: ModalView['blocks'] = [
  {
    type: 'input',
    block_id: 'dish',
    label: plain('Dish'),
    element: { type: 'external_select', action_id: 'chosen', min_query_length: 2 },
  },
  {
    type: 'input',
    block_id: 'sides',
    optional: true,
    label: plain('Sides'),
    element: {
      type: 'multi_external_select',
      action_id: 'chosen',
      initial_options: [option('salad')],
      max_selected_items: 2,
    },
  },
  {
    type: 'input',
    block_id: 'menu',
    optional: true,
    label: plain('The menu'),
    element: { type: 'file_input', action_id: 'files' },
  },
];

interface Heard {
  readonly asked: BlockSuggestion[];
  readonly submitted: ViewSubmitAction[];
  readonly clicked: BlockAction[];
}

function listen(app: App, { asked, submitted, clicked }: Heard): void {
  app.command('/mfa-demo', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: codeModal({ blocks }) });
  });
  app.options('chosen', async ({ ack, options }) => {
    const asking = options as BlockSuggestion;
    asked.push(asking);
    const found = DISHES.filter((dish) => dish.startsWith(asking.value)).map(option);
    await (asking.block_id === 'sides'
      ? ack({ option_groups: [{ label: plain('All'), options: found }] })
      : ack({ options: found }));
  });
  app.view<ViewSubmitAction>('codes', async ({ ack, body }) => {
    submitted.push(body);
    await ack();
  });
  app.action<BlockAction>('chosen', async ({ ack, body }) => {
    clicked.push(body);
    await ack();
  });
}

async function withMenu(run: (world: World, heard: Heard, viewId: string) => Promise<void>): Promise<void> {
  const heard: Heard = { asked: [], submitted: [], clicked: [] };
  await using world = await startWorld((app) => listen(app, heard));
  await world.ana.types('/mfa-demo start');
  await sees(world.ana.modal, (modal) => expect(modal).toBeDefined());
  await run(world, heard, (await world.ana.modal())!.viewId);
}

test('the app returns the options of a menu, and a person can choose only these', () =>
  withMenu(async ({ ana }, { asked, submitted }, viewId) => {
    const dish = { in: { viewId }, blockId: 'dish', actionId: 'chosen' };
    const submits = (values: Record<string, Record<string, string | string[]>>) =>
      ana.client.submits({ viewId, values });
    expect(await submits({ dish: { chosen: 'noodles' } })).toEqual({
      ok: false,
      error: 'no option "noodles" in this modal',
    });
    expect(await ana.client.looksUp({ ...dish, query: 'n' })).toMatchObject({ ok: false });
    const noodles = [option('noodles'), option('noodle soup')];
    expect(await ana.client.looksUp({ ...dish, query: 'noodle' })).toEqual({ ok: true, options: noodles });
    expect(await ana.client.looksUp({ ...dish, query: 'ri' })).toEqual({ ok: true, options: [option('rice')] });
    expect(asked[0]).toMatchObject({
      type: 'block_suggestion',
      action_id: 'chosen',
      block_id: 'dish',
      value: 'noodle',
      container: { type: 'view', view_id: viewId },
      view: { id: viewId, callback_id: 'codes' },
      user: { id: ana.userId },
    });
    const sides = { in: { viewId }, blockId: 'sides', actionId: 'chosen' };
    expect(await ana.client.looksUp({ ...sides, query: 'rice' })).toMatchObject({
      options: [option('rice')],
      groups: [{ label: plain('All'), options: [option('rice')] }],
    });
    const three = await submits({ sides: { chosen: ['rice', 'salad', 'bread'] } });
    expect(three).toMatchObject({ error: 'more than 2 values of a "multi_external_select" in this modal' });
    await submits({ dish: { chosen: 'noodle soup' }, sides: { chosen: ['rice', 'salad'] } });
    expect(submitted[0]?.view.state.values).toEqual({
      dish: { chosen: { type: 'external_select', selected_option: option('noodle soup') } },
      sides: { chosen: { type: 'multi_external_select', selected_options: [option('salad'), option('rice')] } },
      menu: { files: { type: 'file_input', files: [] } },
    });
    expect(JSON.stringify(submitted[0]?.view.blocks)).not.toContain('noodles');
  }));

test('nobody can fill in a field for files', () =>
  withMenu(async ({ ana }, { submitted }, viewId) => {
    const mistake = { ok: false, error: 'nobody can fill in a "file_input" in this modal' };
    expect(await ana.client.submits({ viewId, values: { menu: { files: 'F1' } } })).toEqual(mistake);
    expect(submitted).toEqual([]);
  }));

test('the request for the options of a menu in a message contains the message, and the choice is sent to the app', async () => {
  const heard: Heard = { asked: [], submitted: [], clicked: [] };
  await using world = await startWorld((app) => listen(app, heard));
  const channelId = await world.ana.channelId('MFA Demo');
  const menu = { type: 'external_select' as const, action_id: 'chosen', min_query_length: 0 };
  const actions = [{ type: 'actions' as const, block_id: 'dish', elements: [menu] }];
  const { ts = '' } = await world.app.client.chat.postMessage({ channel: channelId, text: 'Dish?', blocks: actions });
  const spot = { in: { channelId, ts }, blockId: 'dish', actionId: 'chosen' };
  expect(await world.ana.client.looksUp({ ...spot, query: '' })).toMatchObject({ ok: true });
  expect(heard.asked).toMatchObject([{ container: { message_ts: ts }, channel: { id: channelId }, message: { ts } }]);
  expect(await world.ana.client.clicks({ ...spot, values: { dish: { chosen: 'rice' } } })).toEqual({ ok: true });
  expect(heard.clicked[0]?.actions).toMatchObject([{ type: 'external_select', selected_option: option('rice') }]);
  expect(heard.clicked[0]?.state?.values).toMatchObject({ dish: { chosen: { selected_option: option('rice') } } });
});

test('over HTTP, the request for the options of a menu goes to message_menu_options_url; an invalid answer means no options', async () => {
  await using other = await startHttpWorld();
  const heard = listening(other, ({ path, body }) => ({ type: 'application/json', text: answerTo(path, body) }));
  const manifest = MANIFEST.replace('socket_mode_enabled: true', 'socket_mode_enabled: false').replace(
    'interactivity:',
    `interactivity:\n    message_menu_options_url: ${other.url}/options`,
  );
  const slack = await startEmbeddedSlack({ manifest });
  expect(slack.withoutEffect).toEqual([]);
  const ana = play(slack.url, other.ana.userId);
  const channel = await ana.channelId('MFA Demo');
  const elements = ['good', 'bad'].map((action_id) => ({ type: 'external_select', action_id, min_query_length: 0 }));
  const body = JSON.stringify({ channel, text: 'Dish?', blocks: [{ type: 'actions', block_id: 'dish', elements }] });
  const headers = { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' };
  await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', headers, body });
  const { ts = '' } = (await ana.messages())[0] ?? {};
  const spot = { in: { channelId: channel, ts }, blockId: 'dish' };
  const good = await ana.client.looksUp({ ...spot, actionId: 'good', query: 'x' });
  expect(good).toEqual({ ok: true, options: [option('x')] });
  expect(heard.at(-1)?.path).toBe('/slack/events/options');
  const bad = await ana.client.looksUp({ ...spot, actionId: 'bad', query: 'x' });
  expect(bad).toEqual({ ok: true, options: [] });
  await slack.close();
});

function answerTo(path: string, body: string): string {
  if (!path.endsWith('/options')) return '';
  const { action_id: actionId } = JSON.parse(new URLSearchParams(body).get('payload') ?? '{}');
  if (actionId === 'bad') return JSON.stringify({ dishes: ['rice'] });
  return JSON.stringify({ options: [{ value: 'x', text: { type: 'plain_text', text: 'x' } }] });
}
