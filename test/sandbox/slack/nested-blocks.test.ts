import type { BlockAction } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { expect, test } from 'vitest';
import type { FieldValues } from '../../../sandbox/slack/person/types.ts';
import { type Player, sees } from './support/player.ts';
import { startWorld } from './support/world.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const button = (actionId?: string) => ({
  type: 'button' as const,
  text: plain('Press'),
  value: '1',
  ...(actionId === undefined ? {} : { action_id: actionId }),
});

const blocks: KnownBlock[] = [
  {
    type: 'container',
    title: plain('Container'),
    child_blocks: [
      { type: 'actions', block_id: 'inner', elements: [button('in-container'), button()] },
      {
        type: 'input',
        block_id: 'name',
        label: plain('Name'),
        element: { type: 'plain_text_input', action_id: 'name' },
      },
    ],
  },
  {
    type: 'carousel',
    elements: [
      { type: 'card', block_id: 'card', title: { type: 'mrkdwn', text: 'Card' }, actions: [button('on-card')] },
    ],
  },
  {
    type: 'context_actions',
    block_id: 'below',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'feedback',
        positive_button: { text: plain('Good'), value: 'up' },
        negative_button: { text: plain('Bad'), value: 'down' },
      },
      { type: 'icon_button', action_id: 'bin', icon: 'trash', text: plain('Delete'), value: 'gone' },
    ],
  },
];

async function withMessage(run: (ana: Player, press: Press, heard: BlockAction[]) => Promise<void>): Promise<void> {
  const heard: BlockAction[] = [];
  await using world = await startWorld((app) => {
    app.command('/mfa-demo', async ({ ack, client, command }) => {
      await ack();
      await client.chat.postMessage({ channel: command.user_id, text: 'Everything', blocks });
    });
    app.action<BlockAction>(/.*/, async ({ ack, body }) => {
      await ack();
      heard.push(body);
    });
  });
  const { ana } = world;
  await ana.types('/mfa-demo');
  await sees(
    () => ana.texts(),
    (texts) => expect(texts).toContain('Everything'),
  );
  const message = (await ana.messages()).at(-1)!;
  const channelId = await ana.channelId('MFA Demo');
  await run(
    ana,
    (blockId, actionId, values = {}) =>
      ana.client.clicks({ in: { channelId, ts: message.ts }, blockId, actionId, values }),
    heard,
  );
}

type Press = (blockId: string, actionId: string, values?: FieldValues) => ReturnType<Player['client']['clicks']>;

test('clicks on buttons in a container and on a card of a carousel reach the app', async () => {
  await withMessage(async (_, press, heard) => {
    expect(await press('inner', 'in-container', { name: { name: 'Ana' } })).toEqual({ ok: true });
    expect(await press('card', 'on-card')).toEqual({ ok: true });
    expect(heard.flatMap(({ actions }) => actions)).toMatchObject([
      { type: 'button', block_id: 'inner', action_id: 'in-container', value: '1' },
      { type: 'button', block_id: 'card', action_id: 'on-card', value: '1' },
    ]);
    expect(heard[0]?.state?.values.name?.name).toMatchObject({ type: 'plain_text_input', value: 'Ana' });
  });
});

test('elements without an action id in a container get an id from Slack', async () => {
  await withMessage(async (ana, press, heard) => {
    const [container] = (await ana.messages()).at(-1)!.blocks as {
      child_blocks: { elements: { action_id: string }[] }[];
    }[];
    const given = container?.child_blocks[0]?.elements[1]?.action_id ?? '';
    expect(given).toMatch(/^\w{5}$/);
    expect(await press('inner', given)).toEqual({ ok: true });
    expect(heard[0]?.actions).toMatchObject([{ action_id: given }]);
  });
});

test('the payload names the pressed feedback button, and an icon button can be pressed', async () => {
  await withMessage(async (_, press, heard) => {
    expect(await press('below', 'feedback', { below: { feedback: 'down' } })).toEqual({ ok: true });
    expect(await press('below', 'bin')).toEqual({ ok: true });
    expect(heard.flatMap(({ actions }) => actions)).toMatchObject([
      { type: 'feedback_buttons', action_id: 'feedback', value: 'down', text: { text: 'Bad' } },
      { type: 'icon_button', action_id: 'bin', value: 'gone' },
    ]);
    expect(await press('below', 'feedback', { below: { feedback: 'sideways' } })).toMatchObject({ ok: false });
    expect(await press('below', 'feedback')).toMatchObject({ ok: false });
  });
});
