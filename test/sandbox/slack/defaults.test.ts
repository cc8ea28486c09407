import type { BlockAction, ViewSubmitAction } from '@slack/bolt';
import { expect, test } from 'vitest';
import { sees } from './support/player.ts';
import { buttons, codeModal } from './support/views.ts';
import { startWorld } from './support/world.ts';

test('Slack adds default values to the blocks of a message', async () => {
  const clicked: BlockAction[] = [];
  await using world = await startWorld((app) =>
    app.action<BlockAction>('go', async ({ ack, body }) => {
      clicked.push(body);
      await ack();
    }),
  );
  const section = { type: 'section' as const, block_id: 's', text: { type: 'mrkdwn' as const, text: '*Hi*' } };
  const blocks = [section, { ...buttons('go'), block_id: 'b' }];
  const { message } = await world.app.client.chat.postMessage({ channel: world.ana.userId, text: 'Hi', blocks });
  const text = { type: 'plain_text', text: 'go', emoji: true };
  const filled = [
    { type: 'section', block_id: 's', text: { type: 'mrkdwn', text: '*Hi*', verbatim: false } },
    { type: 'actions', block_id: 'b', elements: [{ type: 'button', action_id: 'go', text, value: 'value-go' }] },
  ];
  expect(message?.blocks).toEqual(filled);
  await world.ana.clicks('go');
  await expect.poll(() => clicked.map((body) => body.message?.blocks)).toEqual([filled]);
  expect(clicked[0]?.actions).toMatchObject([{ text }]);
});

test('Slack adds default values to a view, and changes no value that the app sent', async () => {
  const submitted: ViewSubmitAction[] = [];
  const plain = (text: string) => ({ type: 'plain_text' as const, text });
  const second = {
    type: 'input' as const,
    block_id: 'second',
    optional: true,
    dispatch_action: true,
    label: { ...plain('Second'), emoji: false },
    element: { type: 'plain_text_input' as const, action_id: 'typed', multiline: true },
  };
  const view = codeModal();
  await using world = await startWorld((app) => {
    app.command('/mfa-demo', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: { ...view, blocks: [...view.blocks, second] } });
    });
    app.view<ViewSubmitAction>('codes', async ({ ack, body }) => {
      submitted.push(body);
      await ack();
    });
  });
  await world.ana.types('/mfa-demo start');
  await sees(world.ana.modal, (modal) => expect(modal).toBeDefined());
  await world.ana.submits({ code: '123456' });
  expect(submitted[0]?.view).toMatchObject({
    title: { text: 'Enter a code', emoji: true },
    submit: { text: 'Send', emoji: true },
    blocks: [
      { block_id: 'code', optional: false, dispatch_action: false, element: { multiline: false } },
      { ...second, element: { multiline: true } },
    ],
  });
});
