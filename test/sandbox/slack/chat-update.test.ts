import { expect, test } from 'vitest';
import { manifestWith } from './support/manifest.ts';
import { startWorld } from './support/world.ts';

const channel = 'C0SANDBOXS1';
const blocks = [{ type: 'section' as const, text: { type: 'plain_text' as const, text: 'Blocks' } }];
const refused = (error: string) => ({ data: expect.objectContaining({ error }) });

test('an update without content keeps text and blocks and is not marked as edited; for a message without blocks it is refused', async () => {
  await using world = await startWorld();
  const { chat } = world.app.client;
  const { ts = '' } = await chat.postMessage({ channel, text: 'Plain', blocks });
  const metadata = { event_type: 'changed', event_payload: {} };
  const { message } = await chat.update({ channel, ts, metadata } as Parameters<typeof chat.update>[0]);
  expect(message).toMatchObject({ text: 'Plain', blocks, metadata });
  expect(message).not.toHaveProperty('edited');
  const { ts: onlyText = '' } = await chat.postMessage({ channel, text: 'Plain' });
  const nothing = chat.update({ channel, ts: onlyText } as Parameters<typeof chat.update>[0]);
  await expect(nothing).rejects.toMatchObject(refused('no_text'));
});

test('an update can show a reply in the channel, but cannot change its content at the same time', async () => {
  await using world = await startWorld(() => {}, { manifest: manifestWith({ scopes: ['channels:history'] }) });
  const { chat, conversations } = world.app.client;
  const { ts: root = '' } = await chat.postMessage({ channel, text: 'Root' });
  const { ts = '' } = await chat.postMessage({ channel, text: 'Reply', thread_ts: root });
  const update = (fields: object) => chat.update({ channel, ts, ...fields } as Parameters<typeof chat.update>[0]);
  await expect(update({ text: 'Other', reply_broadcast: true })).rejects.toMatchObject(
    refused('no_dual_broadcast_content_update'),
  );
  expect((await update({ reply_broadcast: true })).message).toMatchObject({
    text: 'Reply',
    subtype: 'thread_broadcast',
  });
  const { messages } = await conversations.history({ channel });
  expect(messages?.map(({ text }) => text)).toEqual(['Reply', 'Root']);
  await expect(update({ ts: root, reply_broadcast: true })).rejects.toMatchObject(refused('cant_broadcast_message'));
});

test.for(['file_ids', 'unfurled_attachments'])(
  '%s, which the sandbox does not support, is refused with a reason',
  async (name) => {
    await using world = await startWorld();
    const { chat } = world.app.client;
    const { ts = '' } = await chat.postMessage({ channel, text: 'x' });
    const update = (given: unknown) =>
      chat.update({ channel, ts, text: 'x', [name]: given } as Parameters<typeof chat.update>[0]);
    expect(await update([])).toMatchObject({ ok: true });
    const sentence = `[ERROR] ${name} is not supported by the embedded Slack [json-pointer:/${name}]`;
    await expect(update(['F1'])).rejects.toMatchObject({
      data: { error: 'invalid_arguments', response_metadata: { messages: [sentence] } },
    });
  },
);
