import { expect, test } from 'vitest';
import { manifestWith } from './support/manifest.ts';
import { startWorld } from './support/world.ts';

test('with the scope users:read.email, people have e-mail addresses and can be found by them', async () => {
  const manifest = manifestWith({ scopes: ['users:read.email', 'users.profile:read'] });
  await using world = await startWorld(() => {}, { manifest });
  const { users } = world.app.client;
  const { user } = await users.info({ user: world.ana.userId });
  expect(user?.profile).toMatchObject({
    email: 'ana@example.com',
    real_name: 'Ana',
    display_name: 'Ana',
    first_name: 'Ana',
    image_48: expect.stringMatching(/^http/),
    status_text: '',
  });
  const found = await users.lookupByEmail({ email: 'Ana@example.com' });
  expect(found.user).toMatchObject({ id: world.ana.userId, name: 'ana' });
  const unknown = users.lookupByEmail({ email: 'nobody@example.com' });
  await expect(unknown).rejects.toMatchObject({ data: { error: 'users_not_found' } });
  const { profile } = await users.profile.get({ user: world.ana.userId });
  expect(profile).toEqual(user?.profile);
  expect((await users.profile.get({})).profile).toMatchObject({ real_name: 'MFA Demo' });
  const nobody = users.profile.get({ user: 'U404' });
  await expect(nobody).rejects.toMatchObject({ data: { error: 'user_not_found' } });
});

test('without the scope users:read.email, the app sees no e-mail address and cannot find a person by it', async () => {
  await using world = await startWorld();
  const { users } = world.app.client;
  const { user } = await users.info({ user: world.ana.userId });
  expect(user?.profile).toMatchObject({ real_name: 'Ana' });
  expect(user?.profile).not.toHaveProperty('email');
  const asked = users.lookupByEmail({ email: 'ana@example.com' });
  await expect(asked).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'users:read.email' } });
});

test('bots.info returns the bot of the app', async () => {
  await using world = await startWorld(() => {}, { manifest: manifestWith({ scopes: ['users:read'] }) });
  const { bots, auth } = world.app.client;
  const { bot_id: bot, user_id: userId } = await auth.test();
  expect((await bots.info({ bot: String(bot) })).bot).toMatchObject({ id: bot, user_id: userId, deleted: false });
  await expect(bots.info({ bot: 'B404' })).rejects.toMatchObject({ data: { error: 'bot_not_found' } });
});
