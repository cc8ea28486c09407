import { expect, test } from 'vitest';
import { sees } from './support/player.ts';
import { buttons } from './support/views.ts';
import { startWorld } from './support/world.ts';

async function worldWithUrl(now?: () => number) {
  let url = '';
  const world = await startWorld(
    (app) =>
      app.command('/mfa-demo', async ({ ack, command }) => {
        url = command.response_url;
        await ack();
      }),
    now ? { now } : {},
  );
  await world.ana.types('/mfa-demo start', 'general');
  const post = (body: object | string) =>
    fetch(url, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });
  return { world, post };
}

test('an app can use a response_url five times; by default, only the person sees the response', async () => {
  const { world, post } = await worldWithUrl();
  await using _world = world;
  expect(await (await post({ text: 'One' })).text()).toBe('ok');
  expect(await world.max.texts('general')).toEqual([]);
  await post({ text: 'Two', response_type: 'in_channel' });
  expect(await world.max.texts('general')).toEqual(['Two']);
  for (const text of ['Three', 'Four', 'Five']) await post({ text });
  const sixth = await post({ text: 'Six' });
  expect(sixth.status).toBe(404);
  expect(await sixth.json()).toEqual({ ok: false, error: 'used_url' });
  expect(await world.ana.texts('general')).toEqual(['One', 'Two', 'Three', 'Four', 'Five']);
});

test('a response_url expires after half an hour', async () => {
  let now = Date.now();
  const { world, post } = await worldWithUrl(() => now);
  await using _world = world;
  now += 30 * 60 * 1000;
  expect((await post({ text: 'Just in time' })).status).toBe(200);
  now += 1;
  expect(await (await post({ text: 'Late' })).json()).toEqual({ ok: false, error: 'expired_url' });
});

test.for([
  ['no JSON', '{', 'invalid_payload'],
  ['no text', {}, 'no_text'],
  ['unknown blocks', { text: 'x', blocks: [{ type: 'x' }] }, 'invalid_blocks'],
  ['a wrong type', { text: 1 }, 'invalid_payload'],
] as const)('a response with %s is refused', async ([, body, error]) => {
  const { world, post } = await worldWithUrl();
  await using _world = world;
  const response = await post(body);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ ok: false, error });
});

test('an unknown response_url is refused', async () => {
  await using world = await startWorld();
  const response = await fetch(`${world.slack.url}/response/T0/abc`, { method: 'POST', body: '{"text":"x"}' });
  expect(response.status).toBe(404);
});

test('the app replaces and deletes the ephemeral message whose button was clicked', async () => {
  await using world = await startWorld((app) => {
    app.command('/mfa-demo', ({ ack }) => ack({ text: 'Sure?', blocks: [buttons('yes', 'away')] }));
    app.action('yes', async ({ ack, respond, body }) => {
      await ack();
      if ('message' in body && body.message) throw new Error('The payload must not contain the ephemeral message.');
      await respond({ replace_original: true, text: 'Really sure?', blocks: [buttons('away')] });
    });
    app.action('away', async ({ ack, respond }) => {
      await ack();
      await respond({ delete_original: true });
    });
  });
  await world.ana.types('/mfa-demo cleanup', 'general');
  const [before] = await world.ana.messages('general');
  await world.ana.clicks('yes');
  await sees(world.ana.texts.bind(null, 'general'), (texts) => expect(texts).toEqual(['Really sure?']));
  expect((await world.ana.messages('general'))[0]).toMatchObject({ ts: before!.ts, isEphemeral: true });
  await world.ana.clicks('away');
  await sees(world.ana.texts.bind(null, 'general'), (texts) => expect(texts).toEqual([]));
});

test.for(['attachments', 'markdown_text', 'username', 'icon_emoji', 'icon_url'])(
  'a response with %s, which response_urls do not support, is refused',
  async (name) => {
    const { world, post } = await worldWithUrl();
    await using _world = world;
    const refused = await post({ text: 'x', [name]: name === 'attachments' ? [{ text: 'y' }] : 'y' });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toEqual({ ok: false, error: `${name}_not_supported` });
    expect(await (await post({ text: 'x', [name]: name === 'attachments' ? [] : '' })).text()).toBe('ok');
  },
);

test('a response with a thread_ts that is not a timestamp is refused', async () => {
  const { world, post } = await worldWithUrl();
  await using _world = world;
  const refused = await post({ text: 'x', thread_ts: 'latest' });
  expect(await refused.json()).toMatchObject({ ok: false, error: 'invalid_thread_ts' });
  expect(await world.ana.texts('general')).toEqual([]);
});
