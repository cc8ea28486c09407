import { expect, test } from 'vitest';
import { manifestWith } from './support/manifest.ts';
import { upload } from './support/upload.ts';
import { startWorld, type World } from './support/world.ts';

const CUSTOM = manifestWith({ scopes: ['chat:write.customize'] });
const channel = 'C0SANDBOXS1';
const section = { type: 'section' as const, text: { type: 'plain_text' as const, text: 'Blocks' } };

/** Uploads a file with arguments that are missing in the types of the client. */
async function complete(world: World, more: object) {
  const files = [{ id: await upload(world, 'notes.txt', new TextEncoder().encode('abc')) }];
  return world.app.client.apiCall('files.completeUploadExternal', { files: JSON.stringify(files), ...more });
}

test('a file can be shared in several channels, and in a direct message by user id', async () => {
  await using world = await startWorld();
  await complete(world, { channels: `${channel},${world.ana.userId}`, initial_comment: 'Here' });
  expect(await world.ana.texts('security-training')).toEqual(['Here']);
  expect(await world.ana.texts()).toEqual(['Here']);
  expect(await world.max.texts()).toEqual([]);
});

test.for([
  ['a channel without the app', 'C0SANDBOXG1', 'not_in_channel'],
  ['an unknown channel', `${channel},C404`, 'channel_not_found'],
  ['101 channels', Array.from({ length: 101 }, (_one, at) => `C${at}`).join(','), 'channels_limit_exceeded'],
] as const)('a file is not shared at all when its channels include %s', async ([, channels, error]) => {
  await using world = await startWorld();
  await expect(complete(world, { channels })).rejects.toMatchObject({ data: { error } });
  expect(await world.ana.texts('security-training')).toEqual([]);
});

test('initial_comment replaces the blocks of the message', async () => {
  await using world = await startWorld();
  const blocks = JSON.stringify([section]);
  await complete(world, { channel_id: channel, blocks, initial_comment: 'Comment' });
  await complete(world, { channel_id: channel, blocks });
  const [withComment, withBlocks] = await world.ana.messages('security-training');
  expect(JSON.stringify(withComment)).not.toContain('Blocks');
  expect(withComment?.text).toBe('Comment');
  expect(withBlocks?.blocks).toContainEqual(expect.objectContaining({ type: 'section' }));
});

test('a file can be shared under another name only with the scope chat:write.customize', async () => {
  const dress = { channel_id: channel, username: 'Librarian', icon_emoji: ':books:' };
  await using world = await startWorld(() => {}, { manifest: CUSTOM });
  await complete(world, dress);
  expect(await world.ana.messages('security-training')).toMatchObject([
    { authorName: 'Librarian', icon: { emoji: 'books' } },
  ]);
  await using plain = await startWorld();
  await expect(complete(plain, dress)).rejects.toMatchObject({ data: { error: 'missing_scope' } });
});

test('the description of a file (alt_txt) has at most 1000 characters', async () => {
  await using world = await startWorld();
  const announce = (alt_txt: string) =>
    world.app.client.files.getUploadURLExternal({ filename: 'a.png', length: 3, alt_txt } as never);
  expect(await announce('😀'.repeat(1000))).toMatchObject({ ok: true });
  await expect(announce('x'.repeat(1001))).rejects.toMatchObject({ data: { error: 'alt_txt_too_large' } });
});
