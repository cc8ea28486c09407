import { expect, test } from 'vitest';
import { setSwitches } from '../../../sandbox/slack/person/client.ts';
import { sees } from './support/player.ts';
import { buttons } from './support/views.ts';
import { MANIFEST, startWorld } from './support/world.ts';

const WITH_HOME = MANIFEST.replace('home_tab_enabled: false', 'home_tab_enabled: true').replace(
  'settings:',
  'settings:\n  event_subscriptions:\n    bot_events: [app_home_opened, message.im]',
);

const home = (...actionIds: string[]) => ({ type: 'home' as const, blocks: [buttons(...actionIds)] });

test('the app publishes a home when a person opens it, and publishes it again', async () => {
  const opened: object[] = [];
  await using world = await startWorld(
    (app) =>
      app.event('app_home_opened', async ({ event, client }) => {
        opened.push(event);
        await client.views.publish({ user_id: event.user, view: home(opened.length === 1 ? 'one' : 'two') });
      }),
    { manifest: WITH_HOME },
  );
  const actionIds = async () =>
    JSON.stringify((await world.ana.client.screen()).home ?? {}).match(/(?<="action_id":")\w+/g);
  await world.ana.client.opensHome();
  await sees(actionIds, (found) => expect(found).toEqual(['one']));
  await world.ana.client.opensHome();
  await sees(actionIds, (found) => expect(found).toEqual(['two']));
  expect((await world.max.client.screen()).home).toBeNull();
  expect(opened).toMatchObject([
    { type: 'app_home_opened', user: world.ana.userId, channel: await world.ana.channelId('MFA Demo'), tab: 'home' },
    { view: { type: 'home', hash: expect.any(String) } },
  ]);
  expect(opened[0]).not.toHaveProperty('view');
});

test('publishing a home with the hash of an older home is refused', async () => {
  await using world = await startWorld(() => {}, { manifest: WITH_HOME });
  const { views } = world.app.client;
  const first = await views.publish({ user_id: world.ana.userId, view: home('one') });
  await views.publish({ user_id: world.ana.userId, view: home('two'), hash: first.view!.hash! });
  const third = views.publish({ user_id: world.ana.userId, view: home('three'), hash: first.view!.hash! });
  await expect(third).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
});

test('a home cannot be published when the manifest has none', async () => {
  await using world = await startWorld();
  const publishing = world.app.client.views.publish({ user_id: world.ana.userId, view: home('one') });
  await expect(publishing).rejects.toMatchObject({ data: { error: 'not_enabled' } });
});

test('an app that subscribes to direct messages gets the messages that a person writes to it', async () => {
  await using world = await startWorld((app) => app.message('hello', ({ say }) => say('Hello back').then(() => {})), {
    manifest: WITH_HOME,
  });
  await world.yuki.types('hello');
  await sees(world.yuki.texts, (texts) => expect(texts).toEqual(['hello', 'Hello back']));
});

test('an event is sent only if the app has its scope, or if scopes are not enforced', async () => {
  const heard: unknown[] = [];
  const declined = WITH_HOME.replaceAll('      - im:history\n', '');
  await using world = await startWorld(
    (app) =>
      app.message(async ({ event }) => {
        heard.push(event);
      }),
    { manifest: declined },
  );
  await world.yuki.types('hello');
  expect(heard).toEqual([]);
  await setSwitches(world.slack.url, { enforceScopes: false });
  await world.yuki.types('hello again');
  await sees(
    async () => heard,
    (events) => expect(events).toMatchObject([{ text: 'hello again', channel_type: 'im' }]),
  );
});

test('the event app_home_opened names the opened tab, and has no view for the Messages tab', async () => {
  const opened: object[] = [];
  await using world = await startWorld(
    (app) =>
      app.event('app_home_opened', async ({ event, client }) => {
        opened.push(event);
        await client.views.publish({ user_id: event.user, view: home('one') });
      }),
    { manifest: WITH_HOME },
  );
  const { client } = world.ana;
  expect(await client.opensHome('home')).toEqual({ ok: true });
  await sees(
    async () => (await client.screen()).home,
    (shown) => expect(shown).not.toBeNull(),
  );
  expect(await client.opensHome('messages')).toEqual({ ok: true });
  await sees(
    async () => opened,
    (events) => expect(events).toMatchObject([{ tab: 'home' }, { tab: 'messages' }]),
  );
  expect(opened[1]).not.toHaveProperty('view');
});

test('a message has a permalink, and an ephemeral message has none', async () => {
  await using world = await startWorld((app) => app.command('/mfa-demo', async ({ ack }) => ack('For you alone')));
  const { chat, conversations } = world.app.client;
  const { channel } = await conversations.open({ users: world.ana.userId });
  const posted = await chat.postMessage({ channel: channel!.id!, text: 'Hello' });
  const linked = await chat.getPermalink({ channel: channel!.id!, message_ts: posted.ts! });
  const { pathname } = new URL(linked.permalink!);
  expect(pathname).toBe(`/archives/${channel!.id}/p${posted.ts!.replace('.', '')}`);
  await world.ana.types('/mfa-demo start');
  const [, ephemeral] = await world.ana.messages('MFA Demo');
  const refusals = [
    [channel!.id!, ephemeral!.ts, 'message_not_found'],
    [channel!.id!, '1.2', 'message_not_found'],
    ['C404', posted.ts!, 'channel_not_found'],
  ] as const;
  for (const [id, ts, error] of refusals) {
    const asked = chat.getPermalink({ channel: id, message_ts: ts });
    await expect(asked).rejects.toMatchObject({ data: { error } });
  }
});
