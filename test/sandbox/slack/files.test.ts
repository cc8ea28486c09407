import { expect, test } from 'vitest';
import { upload } from './support/upload.ts';
import { MANIFEST, startWorld, type World } from './support/world.ts';

const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4]);

async function completed(world: World): Promise<string> {
  const fileId = await upload(world, 'qr.png', PICTURE);
  const { files } = await world.app.client.files.completeUploadExternal({ files: [{ id: fileId, title: 'Your QR' }] });
  expect(files).toMatchObject([{ id: fileId, title: 'Your QR', name: 'qr.png' }]);
  return fileId;
}

const image = (fileId: string) => ({ type: 'image' as const, slack_file: { id: fileId }, alt_text: 'QR code' });

test('a picture is uploaded in three steps, processed for a while, and then shown in a DM', async () => {
  const clock = { now: Date.now() };
  await using world = await startWorld(() => {}, { now: () => clock.now, fileProcessingMs: 1000 });
  const fileId = await completed(world);
  const post = () =>
    world.app.client.chat.postMessage({
      channel: world.ana.userId,
      text: 'Scan it',
      blocks: [{ type: 'divider' }, image(fileId)],
    });
  const sentence = 'invalid slack file [json-pointer:/blocks/1/slack_file]';
  await expect(post()).rejects.toMatchObject({
    data: { error: 'invalid_blocks', errors: [sentence], response_metadata: { messages: [`[ERROR] ${sentence}`] } },
  });
  await expect(world.ana.client.file(fileId)).rejects.toThrow('404');
  clock.now += 1000;
  await post();
  expect((await world.ana.messages())[0]!.blocks[1]).toMatchObject({ type: 'image', slack_file: { id: fileId } });
  expect(await world.ana.client.file(fileId)).toEqual(PICTURE);
  await expect(world.max.client.file(fileId)).rejects.toThrow('404');
});

test('a deleted file disappears from its message, and its address answers 404', async () => {
  await using world = await startWorld();
  const fileId = await completed(world);
  await world.app.client.chat.postMessage({ channel: world.ana.userId, text: 'Scan it', blocks: [image(fileId)] });
  expect(await world.ana.client.file(fileId)).toEqual(PICTURE);
  await world.app.client.files.delete({ file: fileId });
  expect(await world.ana.messages()).toMatchObject([{ text: 'Scan it', blocks: [] }]);
  await expect(world.ana.client.file(fileId)).rejects.toThrow('404');
  const again = world.app.client.files.delete({ file: fileId });
  await expect(again).rejects.toMatchObject({ data: { error: 'file_deleted' } });
});

test('pictures inside other blocks are shown by their id, and disappear with their file', async () => {
  const manifest = MANIFEST.replace('- files:write', '- files:write\n      - files:read');
  await using world = await startWorld(() => {}, { manifest });
  const fileId = await completed(world);
  const { file } = await world.app.client.files.info({ file: fileId });
  const picture = { type: 'image' as const, slack_file: { url: file!.url_private! }, alt_text: 'QR code' };
  const hello = { type: 'mrkdwn' as const, text: 'Hello' };
  await world.app.client.chat.postMessage({
    channel: world.ana.userId,
    text: 'Hello',
    blocks: [
      { type: 'section', text: hello, accessory: picture },
      { type: 'context', elements: [picture, hello] },
    ],
  });
  const shown = { type: 'image', slack_file: { id: fileId }, alt_text: 'QR code' };
  const [before] = await world.ana.messages();
  expect(before!.blocks).toMatchObject([{ accessory: shown }, { elements: [shown, hello] }]);
  expect(await world.ana.client.file(fileId)).toEqual(PICTURE);
  await world.app.client.files.delete({ file: fileId });
  const [after] = await world.ana.messages();
  expect(after!.blocks).toMatchObject([{ text: hello }, { elements: [hello] }]);
  expect(after!.blocks[0]).not.toHaveProperty('accessory');
});

test('people cannot open a picture any more after its message is deleted', async () => {
  await using world = await startWorld();
  const fileId = await completed(world);
  const channel = await world.ana.channelId('MFA Demo');
  const { chat } = world.app.client;
  const posted = await chat.postMessage({ channel, text: 'Scan it', blocks: [image(fileId)] });
  expect(await world.ana.client.file(fileId)).toEqual(PICTURE);
  await chat.delete({ channel, ts: posted.ts! });
  await expect(world.ana.client.file(fileId)).rejects.toThrow('404');
});

test('completing an upload with a channel shares the file in the channel; a user id is refused', async () => {
  await using world = await startWorld();
  const fileId = await upload(world, 'qr.png', PICTURE);
  const { files } = world.app.client;
  const share = (channelId: string) =>
    files.completeUploadExternal({ files: [{ id: fileId }], channel_id: channelId, initial_comment: 'Here' });
  const sentence = 'input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$ [json-pointer:/channel_id]';
  for (const noId of [world.ana.userId, '#security-training', 'C1']) {
    await expect(share(noId)).rejects.toMatchObject({
      data: { error: 'invalid_arguments', response_metadata: { messages: [`[ERROR] ${sentence}`] } },
    });
  }
  await expect(share('C404404404')).rejects.toMatchObject({ data: { error: 'channel_not_found' } });
  await share(await world.ana.channelId('MFA Demo'));
  expect(await world.ana.messages()).toMatchObject([
    {
      text: 'Here',
      blocks: [
        { type: 'section', text: { text: 'Here' } },
        { type: 'image', slack_file: { id: fileId }, alt_text: 'qr.png' },
      ],
    },
  ]);
  expect(await world.ana.client.file(fileId)).toEqual(PICTURE);
});

test('filesUploadV2 of the SDK uploads a picture and shows it in the channel', async () => {
  await using world = await startWorld();
  const channel = await world.ana.channelId('MFA Demo');
  await world.app.client.filesUploadV2({ channel_id: channel, filename: 'qr.png', file: Buffer.from(PICTURE) });
  const [message] = await world.ana.messages();
  const { slack_file: slackFile } = message!.blocks[0] as { slack_file: { id: string } };
  expect(await world.ana.client.file(slackFile.id)).toEqual(PICTURE);
});

test('an ephemeral message cannot carry a file', async () => {
  await using world = await startWorld();
  const fileId = await completed(world);
  const posting = world.app.client.chat.postEphemeral({
    channel: await world.ana.channelId('MFA Demo'),
    user: world.ana.userId,
    text: 'x',
    blocks: [image(fileId)],
  });
  await expect(posting).rejects.toMatchObject({
    data: { errors: ['invalid slack file [json-pointer:/blocks/0/slack_file]'] },
  });
});

test('an upload must be announced with a length above zero', async () => {
  await using world = await startWorld();
  const announce = (input: object) => world.app.client.apiCall('files.getUploadURLExternal', input as never);
  const missing = {
    error: 'invalid_arguments',
    response_metadata: { messages: ['[ERROR] missing required field: length'] },
  };
  await expect(announce({ filename: 'a.png' })).rejects.toMatchObject({ data: missing });
  await expect(announce({ filename: 'a.png', length: 0 })).rejects.toMatchObject({
    data: { error: 'missing_argument' },
  });
  await expect(announce({ filename: 'a.png', length: 'x' })).rejects.toMatchObject({
    data: { error: 'invalid_arguments' },
  });
});

test('bytes of another length than announced are refused, and an upload without bytes cannot be completed', async () => {
  await using world = await startWorld();
  const { files } = world.app.client;
  const { upload_url: uploadUrl, file_id: fileId } = await files.getUploadURLExternal({ filename: 'a.png', length: 9 });
  expect((await fetch(uploadUrl!, { method: 'POST', body: PICTURE })).status).toBe(400);
  const completing = files.completeUploadExternal({ files: [{ id: fileId! }] });
  await expect(completing).rejects.toMatchObject({ data: { error: 'file_not_found' } });
  expect((await fetch(`${world.slack.url}/upload/v1/nonsense`, { method: 'POST', body: PICTURE })).status).toBe(404);
});

test('an app with files:read can download a private file with its bot token, but not with another token', async () => {
  const manifest = MANIFEST.replace('- files:write', '- files:write\n      - files:read');
  await using world = await startWorld(() => {}, { manifest });
  const fileId = await completed(world);
  const { file } = await world.app.client.files.info({ file: fileId });
  expect(file).toMatchObject({ id: fileId, name: 'qr.png', mimetype: 'image/png', size: PICTURE.byteLength });
  const download = (token: string) => fetch(file!.url_private!, { headers: { authorization: `Bearer ${token}` } });
  const downloaded = await download(world.slack.botToken);
  expect(new Uint8Array(await downloaded.arrayBuffer())).toEqual(PICTURE);
  expect((await download('xoxb-other')).status).toBe(403);
});

test('a shared file that is not a picture is a link, which opens for people with the message', async () => {
  await using world = await startWorld();
  const fileId = await upload(world, 'lesson.sh', new TextEncoder().encode('#!/bin/sh\n'));
  const channelId = await world.ana.channelId('MFA Demo');
  await world.app.client.files.completeUploadExternal({
    files: [{ id: fileId, title: 'lesson.sh' }],
    channel_id: channelId,
  });
  const [message] = await world.ana.messages();
  const link = /<(http[^|]+)\|lesson\.sh>/.exec(JSON.stringify(message?.blocks))?.[1];
  const answer = await fetch(link!);
  expect(answer.headers.get('content-type')).toBe('text/plain');
  expect(await answer.text()).toBe('#!/bin/sh\n');
  await expect(world.max.client.file(fileId)).rejects.toThrow('404');
});
