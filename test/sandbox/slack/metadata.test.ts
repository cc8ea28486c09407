import { expect, test } from 'vitest';
import { startEmbeddedSlack } from '../../../sandbox/slack/start.ts';
import { type Event, keepEvents } from './support/keep-events.ts';
import { manifestWith } from './support/manifest.ts';
import { startWorld, type World } from './support/world.ts';

const EVENTS = ['message_metadata_posted', 'message_metadata_updated', 'message_metadata_deleted', 'reaction_added'];
const SCOPES = ['metadata.message:read', 'channels:history', 'reactions:read', 'reactions:write'];
const CHANNEL = 'C0SANDBOXS1';
const APP = 'A0SANDBOX01';

const kind = (event_type: string, event_payload: Record<string, number> = {}) => ({ event_type, event_payload });

/** Starts an app with subscriptions to `metadata` and to reactions, and collects its events. */
async function startHearing(
  metadata: readonly { readonly app_id: string; readonly event_type: string }[],
): Promise<{ world: World; told: Event[] }> {
  const told: Event[] = [];
  const manifest = manifestWith({ scopes: SCOPES, events: EVENTS, metadata });
  const world = await startWorld((app) => keepEvents(app, told), { manifest });
  return { world, told };
}

/** Adds a reaction, waits for its event, and returns the other events, which have arrived before it. */
async function heardAll({ world, told }: { world: World; told: Event[] }, timestamp: string): Promise<Event[]> {
  await world.ana.client.reacts({ channelId: CHANNEL, ts: timestamp, name: 'eyes' });
  await expect.poll(() => told.some(({ type }) => type === 'reaction_added')).toBe(true);
  return told.filter(({ type }) => type !== 'reaction_added');
}

test.for([
  ['no subscription', [], []],
  ['one type of this app', [{ app_id: APP, event_type: 'begun' }], ['begun']],
  ['one type of any app', [{ app_id: '*', event_type: 'ended' }], ['ended']],
  ['any type of this app', [{ app_id: APP, event_type: '*' }], ['begun', 'ended']],
  ['the types of another app', [{ app_id: 'A0OTHER0001', event_type: '*' }], []],
] as const)('with %s in the manifest, the app gets only the matching events', async ([, subscriptions, heard]) => {
  const listening = await startHearing(subscriptions);
  await using _ = listening.world;
  const { chat } = listening.world.app.client;
  const post = { channel: CHANNEL, text: 'x' };
  for (const type of ['begun', 'ended']) await chat.postMessage({ ...post, metadata: kind(type) });
  const { ts = '' } = await chat.postMessage(post);
  const told = await heardAll(listening, ts);
  expect(told.map(({ metadata }) => (metadata as { event_type: string }).event_type).sort()).toEqual(heard);
});

test('the app gets an event when metadata changes, and when it is removed with or without its message', async () => {
  const listening = await startHearing([{ app_id: APP, event_type: '*' }]);
  await using _ = listening.world;
  const { chat, conversations } = listening.world.app.client;
  const post = async () => (await chat.postMessage({ channel: CHANNEL, text: 'x', metadata: kind('begun') })).ts!;
  const [ts, other] = [await post(), await post()];
  const before = { metadata: kind('begun', { step: 2 }) };
  await chat.update({ channel: CHANNEL, ts, text: 'x', ...before });
  await chat.update({ channel: CHANNEL, ts, text: 'y' });
  const read = () =>
    conversations.history({ channel: CHANNEL, include_all_metadata: true, oldest: ts, inclusive: true });
  expect((await read()).messages).toContainEqual(expect.objectContaining({ ts, text: 'y', ...before }));
  // The cast is needed because the types of the client do not allow an empty object.
  const removed = await chat.update({ channel: CHANNEL, ts, text: 'y', metadata: {} as ReturnType<typeof kind> });
  expect(removed.message).not.toHaveProperty('metadata');
  await chat.delete({ channel: CHANNEL, ts: other });
  const told = await heardAll(listening, ts);
  expect(told).toHaveLength(5);
  const parts = { app_id: APP, channel_id: CHANNEL };
  const previous_metadata = kind('begun');
  expect(told).toContainEqual(
    expect.objectContaining({ type: 'message_metadata_updated', ...parts, ...before, previous_metadata }),
  );
  const deleted = { type: 'message_metadata_deleted', ...parts, deleted_ts: expect.stringMatching(/^\d+\.\d{6}$/) };
  expect(told).toContainEqual(
    expect.objectContaining({ ...deleted, message_ts: ts, previous_metadata: before.metadata }),
  );
  expect(told).toContainEqual(expect.objectContaining({ ...deleted, message_ts: other, previous_metadata }));
});

test.for([
  ['not an object', '[]'],
  ['not JSON', '{'],
  ['without a type', '{"event_payload":{}}'],
  ['without a payload', '{"event_type":"begun"}'],
])('malformed metadata is refused: %s', async ([, metadata]) => {
  await using world = await startWorld();
  const body = new URLSearchParams({ channel: CHANNEL, text: 'x', metadata: metadata! });
  const headers = { authorization: `Bearer ${world.slack.botToken}` };
  const response = await fetch(`${world.slack.apiUrl}chat.postMessage`, { method: 'POST', headers, body });
  expect(await response.json()).toMatchObject({ ok: false, error: 'invalid_metadata_format' });
});

test('metadata whose type has a dot is dropped with a warning', async () => {
  await using world = await startWorld();
  const { chat } = world.app.client;
  const posted = await chat.postMessage({ channel: CHANNEL, text: 'x', metadata: kind('lesson.begun') });
  expect(posted).toMatchObject({ ok: true, warning: 'invalid_metadata_schema' });
  expect(posted.message).not.toHaveProperty('metadata');
});

test('a message that is sent to a response_url can have metadata', async () => {
  const metadata = kind('begun', { step: 1 });
  const listening = await startHearing([{ app_id: APP, event_type: 'begun' }]);
  await using _ = listening.world;
  const { app, ana } = listening.world;
  app.command('/mfa-demo', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'Hello', response_type: 'in_channel', metadata });
  });
  await ana.types('/mfa-demo start', 'security-training');
  await expect.poll(() => listening.told.at(-1)).toMatchObject({ type: 'message_metadata_posted', metadata });
});

test('a manifest cannot subscribe to every type of every app', async () => {
  const manifest = manifestWith({ metadata: [{ app_id: '*', event_type: '*' }] });
  await expect(startEmbeddedSlack({ manifest })).rejects.toThrow('only one of app_id and event_type can be *');
});

test('without metadata_subscriptions, the events about metadata are listed as parts of the manifest without effect', async () => {
  const slack = await startEmbeddedSlack({ manifest: manifestWith({ scopes: SCOPES, events: EVENTS }) });
  await slack.close();
  expect(slack.withoutEffect).toEqual([
    'the event message_metadata_posted',
    'the event message_metadata_updated',
    'the event message_metadata_deleted',
  ]);
});
