import { expect, test } from 'vitest';
import { type Event, keepEvents } from './support/keep-events.ts';
import { manifestWith } from './support/manifest.ts';
import { startWorld, type World } from './support/world.ts';

const SCOPES = ['channels:history', 'channels:read', 'reactions:read', 'reactions:write', 'chat:write.customize'];
const MORE_SCOPES = ['metadata.message:read', 'app_mentions:read', 'channels:join', 'channels:manage'];
const EVENTS = ['message.channels', 'app_mention', 'reaction_added', 'reaction_removed', 'message_metadata_posted'];
const MEMBER_EVENTS = ['member_joined_channel', 'member_left_channel'];
const TRAINING = 'security-training';

/** Starts an app that collects all its events, those about its own actions too. */
async function startListening(): Promise<{ world: World; told: Event[] }> {
  const told: Event[] = [];
  const manifest = manifestWith({
    scopes: [...SCOPES, ...MORE_SCOPES],
    events: [...EVENTS, ...MEMBER_EVENTS],
    metadata: [{ app_id: '*', event_type: 'lesson' }],
  });
  const world = await startWorld((app) => keepEvents(app, told), { manifest });
  return { world, told };
}

/** Returns for each event its subtype or type, and the values of these fields. */
function inShort(told: readonly Event[], ...names: readonly string[]): unknown[] {
  return told.map((event) => [event.subtype ?? event.type, ...names.map((name) => event[name])]);
}

test("the app gets a person's reply in a thread; the thread includes it and the history does not", async () => {
  const { world, told } = await startListening();
  await using _ = world;
  const channel = await world.ana.channelId(TRAINING);
  const { chat, conversations } = world.app.client;
  const { ts: root = '' } = await chat.postMessage({ channel, text: 'Questions?' });
  expect(await world.ana.client.types(channel, 'Yes, @MFA Demo', { threadTs: root })).toEqual({ ok: true });
  const reply = (await world.ana.messages(TRAINING)).at(-1)!;
  expect(reply).toMatchObject({ threadTs: root, text: 'Yes, <@U0SANDBOXB1>' });
  const own = await chat.postMessage({ channel, text: 'Go on', thread_ts: reply.ts });
  expect(own.message).toMatchObject({ thread_ts: root, parent_user_id: 'U0SANDBOXB1' });
  await expect.poll(() => told.length).toBe(4);
  expect(inShort(told, 'thread_ts', 'channel_type')).toEqual(
    expect.arrayContaining([
      ['message', undefined, 'channel'],
      ['message', root, 'channel'],
      ['app_mention', root, undefined],
    ]),
  );
  const history = await conversations.history({ channel });
  expect(history.messages).toMatchObject([
    { text: 'Questions?', reply_count: 2, reply_users: ['U0SANDBOXA1', 'U0SANDBOXB1'], latest_reply: own.ts },
  ]);
  const thread = await conversations.replies({ channel, ts: root });
  expect(thread.messages?.map(({ text }) => text)).toEqual(['Questions?', 'Yes, <@U0SANDBOXB1>', 'Go on']);
  const rest = await conversations.replies({ channel, ts: root, oldest: reply.ts, limit: 1 });
  expect(rest).toMatchObject({ has_more: true, messages: [{ text: 'Questions?' }] });
  expect((await conversations.replies({ channel, ts: reply.ts })).messages).toMatchObject([{ ts: reply.ts }]);
  const none = conversations.replies({ channel, ts: '1.000001' });
  await expect(none).rejects.toMatchObject({ data: { error: 'thread_not_found' } });
  expect((await world.ana.messages(TRAINING))[0]).toMatchObject({ replyCount: 2 });
});

test('a reply can also be shown in the channel, and a command cannot be a reply', async () => {
  const { world } = await startListening();
  await using _ = world;
  const channel = await world.ana.channelId(TRAINING);
  const { chat, conversations } = world.app.client;
  const { ts: root = '' } = await chat.postMessage({ channel, text: 'Questions?' });
  await chat.postMessage({ channel, text: 'For all', thread_ts: root, reply_broadcast: true });
  await world.ana.client.types(channel, 'From me, too', { threadTs: root, isBroadcast: true });
  const { messages } = await conversations.history({ channel });
  expect(messages?.map(({ text, subtype }) => [text, subtype])).toEqual([
    ['From me, too', 'thread_broadcast'],
    ['For all', 'thread_broadcast'],
    ['Questions?', undefined],
  ]);
  await world.ana.client.types(channel, '/mfa-demo start', { threadTs: root });
  expect(await world.ana.notices()).toEqual(['/mfa-demo is not supported in threads. Sorry!']);
  expect(await world.ana.client.types(channel, 'x', { threadTs: '1.1' })).toMatchObject({ ok: false });
});

test('the app gets events about its own messages, and about their changes and deletion', async () => {
  const { world, told } = await startListening();
  await using _ = world;
  const channel = await world.ana.channelId(TRAINING);
  const { chat } = world.app.client;
  const metadata = { event_type: 'lesson', event_payload: { step: 1 } };
  const { ts = '', message } = await chat.postMessage({ channel, text: 'One', metadata });
  expect(message).toMatchObject({ metadata, bot_profile: { name: 'MFA Demo' } });
  await chat.update({ channel, ts, text: 'Two' });
  await chat.delete({ channel, ts });
  await chat.postEphemeral({ channel, user: world.ana.userId, text: 'Psst' });
  await expect.poll(() => told.length).toBe(4);
  expect(told.find(({ type }) => type === 'message_metadata_posted')).toMatchObject({ metadata, message_ts: ts });
  expect(inShort(told.filter(({ type }) => type === 'message'))).toEqual([
    ['message'],
    ['message_changed'],
    ['message_deleted'],
  ]);
  const [, changed, deleted] = told.filter(({ type }) => type === 'message');
  expect(changed).toMatchObject({ message: { text: 'Two', ts, edited: {} }, previous_message: { text: 'One' } });
  expect(deleted).toMatchObject({ deleted_ts: ts, previous_message: { text: 'Two' }, channel_type: 'channel' });
});

test('the event about a deleted message counts all replies in its thread', async () => {
  const { world, told } = await startListening();
  await using _ = world;
  const channel = await world.ana.channelId(TRAINING);
  const { chat } = world.app.client;
  const { ts = '' } = await chat.postMessage({ channel, text: 'Questions?' });
  await chat.postMessage({ channel, text: 'None', thread_ts: ts });
  await chat.postMessage({ channel, text: 'One', thread_ts: ts });
  await chat.delete({ channel, ts });
  await expect.poll(() => told.length).toBe(4);
  const deleted = told.find(({ subtype }) => subtype === 'message_deleted');
  expect(deleted).toMatchObject({ deleted_ts: ts, previous_message: { reply_count: 2 } });
});

test('a history has only the type of metadata by default, and all metadata on request', async () => {
  const { world } = await startListening();
  await using _ = world;
  const channel = await world.ana.channelId(TRAINING);
  const { chat, conversations } = world.app.client;
  const metadata = { event_type: 'lesson', event_payload: { step: 1 } };
  await chat.postMessage({ channel, text: 'One', metadata });
  const brief = await conversations.history({ channel });
  expect(brief.messages?.[0]?.metadata).toEqual({ event_type: 'lesson' });
  const whole = await conversations.history({ channel, include_all_metadata: true });
  expect(whole.messages?.[0]?.metadata).toEqual(metadata);
});

test('people and the app can add reactions, and two names of one emoji are the same reaction', async () => {
  const { world, told } = await startListening();
  await using _ = world;
  const channel = await world.ana.channelId(TRAINING);
  const { chat, reactions } = world.app.client;
  const { ts: timestamp = '' } = await chat.postMessage({ channel, text: 'Done?' });
  const place = { channelId: channel, ts: timestamp };
  expect(await world.ana.client.reacts({ ...place, name: 'thumbsup' })).toEqual({ ok: true });
  expect(await world.ana.client.reacts({ ...place, name: '+1' })).toMatchObject({ error: 'already_reacted' });
  expect(await world.ana.client.reacts({ ...place, name: 'no_such' })).toMatchObject({ error: 'invalid_name' });
  await reactions.add({ channel, timestamp, name: '+1' });
  await reactions.add({ channel, timestamp, name: 'tada' });
  const { message } = await reactions.get({ channel, timestamp });
  const users = ['U0SANDBOXA1', 'U0SANDBOXB1'];
  const tada = { name: 'tada', users: ['U0SANDBOXB1'], count: 1 };
  expect(message?.reactions).toEqual([{ name: '+1', users, count: 2 }, tada]);
  const shown = [{ name: '+1', userIds: users }, { name: 'tada' }];
  expect(await world.max.messages(TRAINING)).toMatchObject([{ reactions: shown }]);
  expect((await reactions.list({})).items).toMatchObject([{ channel, message: { ts: timestamp } }]);
  await world.ana.client.reacts({ ...place, name: '+1', isRemoved: true });
  await reactions.remove({ channel, timestamp, name: 'tada' });
  await expect.poll(() => told.length).toBe(6);
  const ofAna = told.filter(({ user }) => user === 'U0SANDBOXA1');
  expect(inShort(ofAna, 'reaction', 'item_user')).toEqual([
    ['reaction_added', '+1', 'U0SANDBOXB1'],
    ['reaction_removed', '+1', 'U0SANDBOXB1'],
  ]);
  expect(ofAna[0]).toMatchObject({ item: { type: 'message', channel, ts: timestamp } });
  for (const [name, at, error] of [
    ['tada', timestamp, 'no_reaction'],
    ['tada', '1.1', 'message_not_found'],
    ['tada', 'now', 'bad_timestamp'],
  ] as const) {
    const removing = reactions.remove({ channel, timestamp: at, name });
    await expect(removing).rejects.toMatchObject({ data: { error } });
  }
});

test('a person can add the app to a channel and remove it, and the app can join a channel', async () => {
  const { world, told } = await startListening();
  await using _ = world;
  const channel = await world.ana.channelId('general');
  const { chat, conversations, users } = world.app.client;
  const mine = async () => (await users.conversations({})).channels?.map(({ name }) => name);
  expect(await mine()).toEqual([TRAINING]);
  await world.ana.types('/invite @MFA Demo', 'general');
  expect(await mine()).toEqual(['general', TRAINING]);
  await chat.postMessage({ channel, text: 'Hello' });
  expect(await world.ana.texts('general')).toEqual(['<@U0SANDBOXB1> has joined the channel', 'Hello']);
  await world.ana.types('/remove @MFA Demo', 'general');
  expect((await conversations.join({ channel })).channel).toMatchObject({ is_member: true });
  expect(await conversations.join({ channel })).toMatchObject({ warning: 'already_in_channel' });
  const joined = () => told.filter(({ type }) => type === 'member_joined_channel');
  await expect
    .poll(() => inShort(joined(), 'user', 'inviter'))
    .toEqual([
      ['member_joined_channel', 'U0SANDBOXB1', 'U0SANDBOXA1'],
      ['member_joined_channel', 'U0SANDBOXB1', undefined],
    ]);
  expect(await world.ana.client.types(channel, '/invite @MFA Demo')).toMatchObject({ ok: false });
  expect(await world.ana.client.types(channel, '/invite @Nobody')).toMatchObject({ ok: false });
  world.slack.reset();
  expect(await mine()).toEqual([TRAINING]);
});

test('the app lists, removes and invites people', async () => {
  const { world } = await startListening();
  await using _ = world;
  const channel = await world.ana.channelId(TRAINING);
  const { conversations, users } = world.app.client;
  const everybody = ['U0SANDBOXA1', 'U0SANDBOXM1', 'U0SANDBOXG1', 'U0SANDBOXY1', 'U0SANDBOXB1'];
  expect((await conversations.members({ channel })).members).toEqual(everybody);
  const refused = (error: string) => ({ data: { error } });
  const gus = world.gus.userId;
  await expect(conversations.invite({ channel, users: gus })).rejects.toMatchObject(refused('already_in_channel'));
  await conversations.kick({ channel, user: gus });
  expect((await users.conversations({ user: gus })).channels).toMatchObject([{ name: 'general' }]);
  await expect(world.gus.channelId(TRAINING)).rejects.toThrow('No conversation');
  await conversations.invite({ channel, users: gus });
  expect((await conversations.info({ channel, include_num_members: true })).channel).toMatchObject({
    num_members: 4,
    topic: { value: '' },
    purpose: { value: '' },
  });
  const general = 'C0SANDBOXG1';
  await expect(conversations.invite({ channel: general, users: gus })).rejects.toMatchObject(refused('not_in_channel'));
  await expect(conversations.invite({ channel, users: 'U404' })).rejects.toMatchObject(refused('user_not_found'));
  const self = conversations.invite({ channel, users: 'U0SANDBOXB1' });
  await expect(self).rejects.toMatchObject(refused('cant_invite_self'));
  await conversations.leave({ channel });
  expect(await world.ana.texts(TRAINING)).toContain('<@U0SANDBOXB1> has left the channel');
  expect(await conversations.leave({ channel })).toMatchObject({ ok: true, not_in_channel: true });
  const leaving = conversations.leave({ channel: general });
  await expect(leaving).rejects.toMatchObject(refused('cant_leave_general'));
});

test('the app posts with a name and a picture that it chooses', async () => {
  const { world } = await startListening();
  await using _ = world;
  const channel = await world.ana.channelId(TRAINING);
  const { chat } = world.app.client;
  const posted = await chat.postMessage({ channel, text: 'Hi', username: 'Robot', icon_emoji: ':robot_face:' });
  expect(posted.message).toMatchObject({ subtype: 'bot_message', username: 'Robot', icons: { emoji: ':robot_face:' } });
  expect(posted.message).not.toHaveProperty('user');
  await chat.postMessage({ channel, text: 'Hi', icon_url: 'https://example.com/x.png' });
  expect(await world.ana.messages(TRAINING)).toMatchObject([
    { authorName: 'Robot', isFromApp: true, icon: { emoji: 'robot_face' } },
    { authorName: 'MFA Demo', isFromApp: true, icon: { url: 'https://example.com/x.png' } },
  ]);
  await using plain = await startWorld();
  const posting = plain.app.client.chat.postMessage({ channel, text: 'Hi', username: 'Robot' });
  await expect(posting).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'chat:write.customize' } });
});
