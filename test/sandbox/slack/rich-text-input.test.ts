import type { ViewSubmitAction } from '@slack/bolt';
import type { ModalView, RichTextBlock } from '@slack/types';
import { expect, test } from 'vitest';
import { sees } from './support/player.ts';
import { startWorld } from './support/world.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

const draft: RichTextBlock = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'emoji', name: 'wave' }] }],
};

const modal: ModalView = {
  type: 'modal',
  callback_id: 'notes',
  title: plain('Notes'),
  submit: plain('Send'),
  blocks: [
    { type: 'input', block_id: 'new', label: plain('New'), element: { type: 'rich_text_input', action_id: 'text' } },
    {
      type: 'input',
      block_id: 'draft',
      label: plain('Draft'),
      element: { type: 'rich_text_input', action_id: 'text', initial_value: draft },
    },
  ],
};

test('typed and initial formatted text is sent as a rich_text block', async () => {
  const heard: ViewSubmitAction[] = [];
  await using world = await startWorld((app) => {
    app.command('/mfa-demo', async ({ ack, client, command }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: modal });
    });
    app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: 'notes' }, async ({ ack, body }) => {
      await ack();
      heard.push(body);
    });
  });
  await world.ana.types('/mfa-demo');
  await sees(world.ana.modal, (shown) => expect(shown?.title).toBe('Notes'));
  await world.ana.submits({ new: 'Hello' });
  await sees(world.ana.modal, (shown) => expect(shown).toBeUndefined());
  const hello = { type: 'rich_text_section', elements: [{ type: 'text', text: 'Hello' }] };
  expect(heard[0]?.view.state.values).toEqual({
    new: { text: { type: 'rich_text_input', rich_text_value: { type: 'rich_text', elements: [hello] } } },
    draft: { text: { type: 'rich_text_input', rich_text_value: draft } },
  });
});
