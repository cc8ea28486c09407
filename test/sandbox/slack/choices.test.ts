import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/web-api';
import { expect, test } from 'vitest';
import { sees } from './support/player.ts';
import { codeModal } from './support/views.ts';
import { startWorld, type World } from './support/world.ts';

/** Returns a text object with the default values that Slack adds. */
const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: true });
const option = (value: string) => ({
  value,
  text: { type: 'mrkdwn' as const, text: `*${value}*`, verbatim: false },
  description: plain(`all about ${value}`),
});
const menuOption = (value: string) => ({ value, text: plain(value) });
const [red, green, blue] = [option('red'), option('green'), option('blue')];

const fruits = {
  type: 'actions' as const,
  block_id: 'more',
  elements: [
    { type: 'checkboxes' as const, action_id: 'fruits', options: [option('fig'), option('kiwi')] },
    { type: 'button' as const, action_id: 'done', text: plain('Done') },
  ],
};

const everything: ModalView['blocks'] = [
  {
    type: 'input',
    block_id: 'colours',
    optional: true,
    label: plain('Colours'),
    element: { type: 'checkboxes', action_id: 'ticked', options: [red, green, blue], initial_options: [green] },
  },
  {
    type: 'input',
    block_id: 'size',
    label: plain('Size'),
    element: { type: 'radio_buttons', action_id: 'chosen', options: [option('small'), option('large')] },
  },
  {
    type: 'input',
    block_id: 'city',
    optional: true,
    label: plain('City'),
    element: {
      type: 'static_select',
      action_id: 'picked',
      option_groups: [
        { label: plain('Asia'), options: [menuOption('Osaka')] },
        { label: plain('Europe'), options: [menuOption('Porto')] },
      ],
    },
  },
  fruits,
];

async function withForm(run: (world: World, heard: Heard, viewId: string) => Promise<void>): Promise<void> {
  const heard: Heard = { submissions: [], clicks: [] };
  await using world = await startWorld((app) => listen(app, heard));
  await world.ana.types('/mfa-demo start');
  await sees(world.ana.modal, (modal) => expect(modal).toBeDefined());
  await run(world, heard, (await world.ana.modal())!.viewId);
}

interface Heard {
  readonly submissions: ViewSubmitAction[];
  readonly clicks: BlockAction[];
}

function listen(app: App, heard: Heard): void {
  app.command('/mfa-demo', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: codeModal({ blocks: everything }) });
  });
  app.view<ViewSubmitAction>('codes', async ({ ack, body }) => {
    heard.submissions.push(body);
    await ack();
  });
  app.action<BlockAction>(/./, async ({ ack, body }) => {
    heard.clicks.push(body);
    await ack();
  });
}

test('chosen options of checkboxes, radio buttons and menus are sent to the app as whole objects', () =>
  withForm(async ({ ana }, { submissions }, viewId) => {
    const values = {
      colours: { ticked: ['blue', 'red'] },
      size: { chosen: 'large' },
      city: { picked: ['Porto'] },
      more: { fruits: ['fig'] },
    };
    expect(await ana.client.submits({ viewId, values })).toEqual({ ok: true });
    expect(submissions[0]!.view.state.values).toEqual({
      colours: { ticked: { type: 'checkboxes', selected_options: [red, blue] } },
      size: { chosen: { type: 'radio_buttons', selected_option: option('large') } },
      city: { picked: { type: 'static_select', selected_option: menuOption('Porto') } },
      more: { fruits: { type: 'checkboxes', selected_options: [option('fig')] } },
    });
  }));

test('choices that the person did not change are sent with their initial options, or empty', () =>
  withForm(async ({ ana }, { submissions }, viewId) => {
    await ana.client.submits({ viewId, values: {} });
    expect(await ana.modal()).toMatchObject({ errors: { size: 'Please complete this required field.' } });
    expect((await ana.modal())!.errors).not.toHaveProperty('city');
    await ana.client.submits({ viewId, values: { size: { chosen: 'small' } } });
    expect(submissions).toHaveLength(1);
    expect(submissions[0]!.view.state.values).toMatchObject({
      colours: { ticked: { selected_options: [green] } },
      city: { picked: { selected_option: null } },
      more: { fruits: { selected_options: [] } },
    });
  }));

test('if the person clears all checkboxes, the initial options are not sent', () =>
  withForm(async ({ ana }, { submissions }, viewId) => {
    await ana.client.submits({ viewId, values: { colours: { ticked: [] }, size: { chosen: 'small' } } });
    expect(submissions[0]!.view.state.values).toMatchObject({ colours: { ticked: { selected_options: [] } } });
  }));

test('a choice that no person could make is refused, and the app gets nothing', () =>
  withForm(async ({ ana }, { submissions, clicks }, viewId) => {
    const submits = (values: Record<string, Record<string, string | string[]>>) =>
      ana.client.submits({ viewId, values: { size: { chosen: 'small' }, ...values } });
    const mistake = (error: string) => ({ ok: false, error: `${error} in this modal` });
    expect(await submits({ colours: { ticked: ['red', 'mauve'] } })).toEqual(mistake('no option "mauve"'));
    expect(await submits({ city: { picked: 'Rome' } })).toEqual(mistake('no option "Rome"'));
    expect(await submits({ size: { chosen: ['small', 'large'] } })).toEqual(
      mistake('several values for one "radio_buttons"'),
    );
    const click = { in: { viewId }, blockId: 'more', actionId: 'fruits' };
    expect(await ana.client.clicks(click)).toEqual(mistake('the chosen value is missing'));
    expect(await ana.client.clicks({ ...click, values: { more: { fruits: ['plum'] } } })).toEqual(
      mistake('no option "plum"'),
    );
    expect(await ana.client.clicks({ ...click, blockId: 'colours', actionId: 'ticked' })).toEqual(
      mistake('no such button'),
    );
    expect(submissions).toEqual([]);
    expect(clicks).toEqual([]);
  }));

test('a choice outside of input blocks is sent at once, and a click on a button sends the values of all fields', () =>
  withForm(async ({ ana }, { clicks }, viewId) => {
    const values = { colours: { ticked: ['red'] }, more: { fruits: ['kiwi'] } };
    await ana.client.clicks({ in: { viewId }, blockId: 'more', actionId: 'fruits', values });
    await ana.client.clicks({ in: { viewId }, blockId: 'more', actionId: 'done', values });
    expect(clicks).toHaveLength(2);
    expect(clicks[0]!.actions).toEqual([
      {
        type: 'checkboxes',
        block_id: 'more',
        action_id: 'fruits',
        selected_options: [option('kiwi')],
        action_ts: expect.any(String),
      },
    ]);
    expect(clicks[1]!.actions[0]).not.toHaveProperty('selected_options');
    for (const { view } of clicks) {
      expect(view!.state.values).toMatchObject({
        colours: { ticked: { selected_options: [red] } },
        size: { chosen: { selected_option: null } },
        more: { fruits: { selected_options: [option('kiwi')] } },
      });
    }
  }));

test('choices in a message are sent at once', async () => {
  const heard: Heard = { submissions: [], clicks: [] };
  await using world = await startWorld((app) => listen(app, heard));
  const channelId = await world.ana.channelId('MFA Demo');
  const { ts } = await world.app.client.chat.postMessage({ channel: channelId, text: 'Fruits', blocks: [fruits] });
  const values = { more: { fruits: ['fig', 'kiwi'] } };
  const place = { channelId, ts: ts! };
  expect(await world.ana.client.clicks({ in: place, blockId: 'more', actionId: 'fruits', values })).toEqual({
    ok: true,
  });
  const selected = { selected_options: [option('fig'), option('kiwi')] };
  expect(heard.clicks[0]!.actions[0]).toMatchObject(selected);
  expect(heard.clicks[0]!.state!.values).toMatchObject({ more: { fruits: selected } });
});
