import type { BlockAction, ButtonAction } from '@slack/bolt';
import { expect, test } from 'vitest';
import { sees } from './support/player.ts';
import { buttons, textModal } from './support/views.ts';
import { MANIFEST, startWorld } from './support/world.ts';

test('a message is posted, edited in place and deleted', async () => {
  await using world = await startWorld();
  const { chat, conversations } = world.app.client;
  const { channel } = await conversations.open({ users: world.ana.userId });
  expect(channel).toEqual({ id: await world.ana.channelId('MFA Demo') });
  const posted = await chat.postMessage({ channel: channel!.id!, text: 'Preparing', blocks: [buttons('stop')] });
  expect(posted).toMatchObject({ ok: true, channel: channel!.id, message: { text: 'Preparing', type: 'message' } });
  expect(posted.ts).toMatch(/^\d{10}\.\d{6}$/);
  await chat.update({ channel: channel!.id!, ts: posted.ts!, text: 'Ready', blocks: [] });
  const [edited, ...others] = await world.ana.messages();
  expect(others).toEqual([]);
  expect(edited).toMatchObject({ ts: posted.ts, text: 'Ready', blocks: [], isEdited: true });
  await chat.delete({ channel: channel!.id!, ts: posted.ts! });
  expect(await world.ana.messages()).toEqual([]);
  await expect(chat.delete({ channel: channel!.id!, ts: posted.ts! })).rejects.toMatchObject({
    data: { error: 'message_not_found' },
  });
});

test('an update with only a text removes the blocks and is marked as edited; an update with blocks is not marked', async () => {
  await using world = await startWorld();
  const { chat } = world.app.client;
  const posted = await chat.postMessage({ channel: world.ana.userId, text: 'One', blocks: [buttons('stop')] });
  const message = { channel: posted.channel!, ts: posted.ts! };
  await chat.update({ ...message, text: 'Two', blocks: [buttons('go')] });
  const withBlocks = { text: 'Two', blocks: [{ elements: [{ action_id: 'go' }] }], isEdited: false };
  expect(await world.ana.messages()).toMatchObject([withBlocks]);
  await chat.update({ ...message, text: 'Three' });
  expect(await world.ana.messages()).toMatchObject([{ text: 'Three', blocks: [], isEdited: true }]);
  await expect(chat.update({ ...message, text: 'x'.repeat(4001) })).rejects.toMatchObject({
    data: { error: 'msg_too_long' },
  });
});

test('chat.update accepts only the id of a conversation', async () => {
  await using world = await startWorld();
  const { chat } = world.app.client;
  const { ts } = await chat.postMessage({ channel: '#security-training', text: 'One' });
  for (const channel of ['#security-training', 'security-training', world.ana.userId]) {
    const updating = chat.update({ channel, ts: ts!, text: 'Two' });
    await expect(updating).rejects.toMatchObject({ data: { error: 'channel_not_found' } });
  }
});

test('messages have permalinks, the permalink of a reply names its thread, and ephemeral messages have none', async () => {
  await using world = await startWorld();
  const { chat, auth } = world.app.client;
  const { url } = await auth.test();
  const { channel = '', ts = '' } = await chat.postMessage({ channel: '#security-training', text: 'One' });
  const linked = await chat.getPermalink({ channel, message_ts: ts });
  expect(linked).toMatchObject({ channel, permalink: `${url}archives/${channel}/p${ts.replace('.', '')}` });
  const reply = await chat.postMessage({ channel, text: 'Two', thread_ts: ts });
  const { permalink } = await chat.getPermalink({ channel, message_ts: reply.ts ?? '' });
  expect(permalink).toBe(`${url}archives/${channel}/p${reply.ts?.replace('.', '')}?thread_ts=${ts}&cid=${channel}`);

  const { message_ts: secret = '' } = await chat.postEphemeral({ channel, user: world.ana.userId, text: 'Three' });
  const error = (word: string) => ({ data: { error: word } });
  await expect(chat.getPermalink({ channel, message_ts: secret })).rejects.toMatchObject(error('message_not_found'));
  await expect(chat.getPermalink({ channel: '#security-training', message_ts: ts })).rejects.toMatchObject(
    error('channel_not_found'),
  );
});

test('the app cannot edit or delete the message of a person', async () => {
  await using world = await startWorld();
  await world.ana.types('Mine', 'security-training');
  const channel = await world.ana.channelId('security-training');
  const { ts } = (await world.ana.messages('security-training'))[0]!;
  const { chat } = world.app.client;
  const error = (word: string) => ({ data: { error: word } });
  await expect(chat.update({ channel, ts, text: 'x' })).rejects.toMatchObject(error('cant_update_message'));
  await expect(chat.delete({ channel, ts })).rejects.toMatchObject(error('cant_delete_message'));
  expect(await world.ana.texts('security-training')).toEqual(['Mine']);
});

test('a click reaches the app with its message, a fresh trigger and a response_url', async () => {
  const bodies: BlockAction<ButtonAction>[] = [];
  await using world = await startWorld((app) =>
    app.action<BlockAction<ButtonAction>>('enter', async ({ ack, body, client }) => {
      await ack();
      bodies.push(body);
      await client.views.open({ trigger_id: body.trigger_id, view: textModal('Hello') });
    }),
  );
  const posted = await world.app.client.chat.postMessage({
    channel: world.ana.userId,
    text: 'Scan it',
    blocks: [buttons('enter', 'cancel')],
  });
  await world.ana.clicks('enter');
  await sees(world.ana.modal, (modal) => expect(modal?.title).toBe('Hello'));
  const teamId = world.slack.workspace.teamId;
  expect(bodies).toEqual([
    expect.objectContaining({
      type: 'block_actions',
      team: { id: teamId, domain: 'sandbox' },
      user: { id: world.ana.userId, username: 'ana', name: 'ana', team_id: teamId },
      enterprise: null,
      is_enterprise_install: false,
      container: { type: 'message', message_ts: posted.ts, channel_id: posted.channel, is_ephemeral: false },
      channel: { id: posted.channel, name: 'directmessage' },
      message: expect.objectContaining({ ts: posted.ts, text: 'Scan it', blocks: expect.any(Array) }),
      state: { values: {} },
      response_url: expect.stringContaining('/response/'),
      actions: [
        {
          type: 'button',
          action_id: 'enter',
          block_id: 'buttons',
          value: 'value-enter',
          text: { type: 'plain_text', text: 'enter', emoji: true },
          action_ts: expect.stringMatching(/^\d+\.\d{6}$/),
        },
      ],
    }),
  ]);
});

test("a click that the app does not acknowledge shows Slack's notice", async () => {
  await using world = await startWorld(() => {}, { ackLimitMs: 50 });
  await world.app.client.chat.postMessage({ channel: world.ana.userId, text: 'x', blocks: [buttons('enter')] });
  await world.ana.clicks('enter');
  expect(await world.ana.notices()).toEqual(['We had some trouble connecting. Try again?']);
});

test('a click on a message or button that the person does not see is refused', async () => {
  await using world = await startWorld();
  const posted = await world.app.client.chat.postMessage({
    channel: world.ana.userId,
    text: 'x',
    blocks: [buttons('enter')],
  });
  const place = { channelId: posted.channel!, ts: posted.ts! };
  const click = { in: place, blockId: 'buttons', actionId: 'enter' };
  expect(await world.max.client.clicks(click)).toEqual({ ok: false, error: 'this person sees no such message' });
  expect(await world.ana.client.clicks({ ...click, actionId: 'other' })).toEqual({
    ok: false,
    error: 'no such button in this message',
  });
  expect(await world.ana.client.clicks({ ...click, in: { viewId: 'V1' } })).toEqual({
    ok: false,
    error: 'this modal is not on top',
  });
});

test('an ephemeral message is for one person, and cannot be updated or deleted', async () => {
  await using world = await startWorld();
  const { chat } = world.app.client;
  const channel = await world.ana.channelId('security-training');
  const posted = await chat.postEphemeral({ channel, user: world.ana.userId, text: 'Psst' });
  expect(await world.ana.messages('security-training')).toMatchObject([{ text: 'Psst', isEphemeral: true }]);
  expect(await world.max.messages('security-training')).toEqual([]);
  const edit = { channel, ts: posted.message_ts! };
  const gone = { data: { error: 'message_not_found' } };
  await expect(chat.update({ ...edit, text: 'Loud' })).rejects.toMatchObject(gone);
  await expect(chat.delete(edit)).rejects.toMatchObject(gone);
  await expect(chat.postEphemeral({ channel, user: 'U0NOBODY', text: 'x' })).rejects.toMatchObject({
    data: { error: 'user_not_in_channel' },
  });
});

test.for([
  ['a channel the app was not invited to', { channel: '#general', text: 'x' }, 'not_in_channel'],
  ['a channel that does not exist', { channel: 'C404', text: 'x' }, 'channel_not_found'],
  ['no text', { channel: '#security-training', text: ' ' }, 'no_text'],
  ['blocks that are no list', { channel: '#security-training', blocks: '{"type":"divider"}' }, 'invalid_blocks_format'],
  ['attachments', { channel: '#security-training', text: 'x', attachments: [{ text: 'old' }] }, 'invalid_arguments'],
] as const)('chat.postMessage refuses %s', async ([, body, error]) => {
  await using world = await startWorld();
  await expect(world.app.client.apiCall('chat.postMessage', body)).rejects.toMatchObject({ data: { error } });
});

test('a message can have markdown_text instead of text and blocks, but not together with them', async () => {
  await using world = await startWorld();
  const { chat } = world.app.client;
  const channel = await world.ana.channelId('MFA Demo');
  const { ts = '' } = await chat.postMessage({ channel, markdown_text: '**One**' });
  expect(await world.ana.messages()).toMatchObject([
    { text: '**One**', blocks: [{ type: 'markdown', text: '**One**' }] },
  ]);
  await chat.update({ channel, ts, markdown_text: '**Two**' });
  expect(await world.ana.texts()).toEqual(['**Two**']);
  await chat.postEphemeral({ channel, user: world.ana.userId, markdown_text: 'x'.repeat(12_000) });
  for (const [input, error] of [
    [{ markdown_text: 'x', text: 'x' }, 'markdown_text_conflict'],
    [{ markdown_text: 'x', blocks: [buttons('stop')] }, 'markdown_text_conflict'],
    [{ markdown_text: 'x'.repeat(12_001) }, 'msg_too_long'],
    [{ markdown_text: ' ' }, 'no_text'],
  ] as const) {
    const posting = world.app.client.apiCall('chat.postMessage', { channel, ...input } as never);
    await expect(posting).rejects.toMatchObject({ data: { error } });
  }
});

test('the error about refused blocks has a sentence and a pointer for each mistake', async () => {
  await using world = await startWorld();
  const sentence = expect.stringMatching(/\[json-pointer:\/blocks\/1/);
  await expect(
    world.app.client.apiCall('chat.postMessage', {
      channel: world.ana.userId,
      text: 'x',
      blocks: [{ type: 'divider' }, { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }],
    }),
  ).rejects.toMatchObject({
    data: {
      error: 'invalid_blocks',
      response_metadata: { messages: [expect.stringMatching(/^\[ERROR\] .+ \[json-pointer:\/blocks\/1/)] },
      errors: [sentence],
    },
  });
});

test('all members see the message of a person in a channel', async () => {
  await using world = await startWorld();
  await world.ana.types('Good morning', 'general');
  expect(await world.yuki.messages('general')).toMatchObject([
    { text: 'Good morning', authorName: 'Ana', isFromApp: false, isEphemeral: false },
  ]);
});

test("without app_home in the manifest, people can read the app's messages but cannot write to the app", async () => {
  const manifest = MANIFEST.replace(/ {2}app_home:\n(?: {4}.*\n)+/, '');
  expect(manifest).not.toContain('app_home');
  await using world = await startWorld(() => {}, { manifest });
  await world.app.client.chat.postMessage({ channel: world.ana.userId, text: 'For you' });
  expect(await world.ana.texts()).toEqual(['For you']);
  const typed = await world.ana.client.types(await world.ana.channelId('MFA Demo'), 'Thank you');
  expect(typed).toEqual({ ok: false, error: 'sending messages to this app has been turned off' });
});

test('with the messages tab off, the app cannot write to people', async () => {
  const manifest = MANIFEST.replace('messages_tab_enabled: true', 'messages_tab_enabled: false');
  await using world = await startWorld(() => {}, { manifest });
  await expect(world.app.client.chat.postMessage({ channel: world.ana.userId, text: 'x' })).rejects.toMatchObject({
    data: { error: 'messages_tab_disabled' },
  });
});
