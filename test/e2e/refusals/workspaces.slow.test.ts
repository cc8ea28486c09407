import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import type { Person } from '../../../sandbox/person/person.ts';
import { appDm, messageText, textOf as readable, topModal } from '../../../sandbox/person/read-screen.ts';
import { BUTTONS } from '../../../sandbox/stories/story.ts';
import { ACTIONS } from '../../../src/slack/ids.ts';
import { textOf } from '../../../src/slack/text/catalog.ts';
import { pressesAtHome, seesAtHome } from '../../slack/home/home-scene.ts';
import { enrolls, freshCode, isAwaited, startsAndScans, twoCodes } from '../moves.ts';
import { startRefusingWorkspace } from './refusing-slack.ts';

/** A channel with all people as members. */
const GENERAL = 'C0SANDBOXG1';
/** In milliseconds: enough for a whole demo on a busy machine. */
const LONGEST_MS = 120_000;

/** Returns how many messages in the direct message contain these words. */
const countOf = (person: Person, words: string) =>
  appDm(person.screen()).messages.filter((message) => messageText(message).includes(words)).length;

/** Reads the setup key in the open window. Returns a function that calculates the last and the current code. */
async function codesOfTheKey(person: Person): Promise<() => [string, string]> {
  const key = await person.until(
    'a setup key',
    (screen) => /(?:[A-Z2-7]{4} ?){8,}/.exec(readable(topModal(screen)))?.[0],
  );
  const totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) });
  return () => {
    const now = Date.now();
    return [totp.generate({ timestamp: now - 30_000 }), totp.generate({ timestamp: now })];
  };
}

test.each([
  ['deleted, for compliance', { 'chat.delete': 'compliance_exports_prevent_deletion' }],
  [
    'deleted or changed, and files not deleted',
    { 'chat.delete': 'cant_delete_message', 'chat.update': 'edit_window_closed', 'files.delete': 'cant_delete_file' },
  ],
])(
  'if messages cannot be %s, a demo still reaches its end, and the admins get one alert for each kind of content that stays',
  async (_, words) => {
    const refused: Readonly<Record<string, string>> = words;
    const world = await startRefusingWorkspace((method) => refused[method]);
    const [ana, yuki, max] = [await world.person('Ana'), await world.person('Yuki'), await world.person('Max')];
    await startsAndScans(ana);
    await enrolls(ana);
    await ana.submits(freshCode(ana));
    await ana.sees('It worked: S3 allowed access only with your code');
    await ana.clicks(BUTTONS.done);
    await ana.sees('0 left');
    await startsAndScans(yuki);
    await yuki.types('/mfa-demo stop');
    await yuki.sees('中止: AWS に何も残っていません');
    expect(world.ourUsers()).toEqual([]);
    expect(world.aws.view().mfaDevices).toEqual([]);
    await ana.types('/mfa-demo status');
    await ana.sees('You have no demo at the moment.');

    const asked = (method: string) => world.calls.filter((call) => call.method === method).map(({ body }) => body);
    await max.sees('Slack does not let me delete something');
    const deletions = Object.keys(refused).filter((method) => method.endsWith('.delete'));
    await expect.poll(() => countOf(max, 'Slack does not let me delete something')).toBe(deletions.length);
    const uploads = asked('files.completeUploadExternal').length;
    expect(new Set(asked('files.delete')).size, 'the bot tries to delete each picture').toBe(uploads);
    expect(world.bot.logText()).not.toMatch(/demo is stuck|a job failed and will not be tried again/);
  },
  LONGEST_MS,
);

test.each([
  ['file_uploads_disabled', 'files.getUploadURLExternal'],
  ['storage_limit_reached', 'files.completeUploadExternal'],
])(
  'if Slack accepts no picture (%s), a person can use the setup key, and the admins get one alert',
  async (word, refused) => {
    const world = await startRefusingWorkspace((method) => (method === refused ? word : undefined));
    const [ana, yuki, max] = [await world.person('Ana'), await world.person('Yuki'), await world.person('Max')];
    await ana.types('/mfa-demo start');
    await ana.sees('This workspace does not let me upload a QR code.');
    await isAwaited(ana);
    await ana.clicks('Use a setup key');
    const codes = await codesOfTheKey(ana);
    await ana.closesModal();
    await enrolls(ana, codes());
    await ana.types('/mfa-demo stop');
    await ana.sees('0 left');
    await yuki.types('/mfa-demo start');
    await yuki.sees('このワークスペースでは QR コードをアップロードできません。');
    await yuki.types('/mfa-demo stop');
    await max.sees('Slack does not let me upload a QR code for');
    await expect.poll(() => world.ourUsers()).toEqual([]);
    expect(countOf(max, 'Slack does not let me upload')).toBe(1);
  },
  LONGEST_MS,
);

test('if the Messages tab of the app is off, nobody gets a demo, each person reads why, and an admin reads it with the next command', async () => {
  const isDm = (body: string) => /channel=(?:D|U)/.test(body);
  const world = await startRefusingWorkspace((method, body) =>
    method === 'chat.postMessage' && isDm(body) ? 'messages_tab_disabled' : undefined,
  );
  const [ana, yuki, max] = [await world.person('Ana'), await world.person('Yuki'), await world.person('Max')];
  for (const _again of [1, 2]) {
    await ana.types('/mfa-demo start', GENERAL);
    await ana.sees('Slack does not let me write to you in a direct message, so I did not start a demo.');
  }
  await yuki.types('/mfa-demo start', GENERAL);
  await yuki.sees('ダイレクトメッセージを送信できないため、デモを開始しませんでした。');
  expect(world.aws.view().users.map(({ userName }) => userName)).toEqual(['sandbox-admin']);
  await ana.types('/mfa-demo status', GENERAL);
  await ana.sees('You have no demo at the moment.');
  await max.types('/mfa-demo help', GENERAL);
  await max.sees("Switch on the Messages tab in the app's settings, under App Home.");

  world.refuses(() => undefined);
  await ana.types('/mfa-demo start', GENERAL);
  await ana.scansTheQr();
});

test('if the bot cannot write to a person, the person reads it in the answer to the command, and the admins in their direct message', async () => {
  const world = await startRefusingWorkspace((method, body) =>
    method === 'conversations.open' && body.includes(ana.userId) ? 'user_disabled' : undefined,
  );
  const [ana, max] = [await world.person('Ana'), await world.person('Max')];
  await ana.types('/mfa-demo start', GENERAL);
  await ana.sees('Nothing was created in AWS.');
  await ana.sees('The admins know about this.');
  await max.sees('I cannot write to');
  expect(countOf(max, 'I cannot write to')).toBe(1);
  expect(world.ourUsers()).toEqual([]);
});

test('if the direct message is archived in the middle of a demo, the demo ends, and the answer to the next command says how', async () => {
  const world = await startRefusingWorkspace(() => undefined);
  const [ana, max] = [await world.person('Ana'), await world.person('Max')];
  await startsAndScans(ana);
  const { channelId } = appDm(ana.screen());
  world.refuses((method, body) =>
    /^chat\.(?:postMessage|update)$/.test(method) && body.includes(`channel=${channelId}`) ? 'is_archived' : undefined,
  );
  await ana.clicks(BUTTONS.enterCodes);
  await ana.submits(...twoCodes(ana));
  await expect.poll(world.ourUsers, { timeout: 30_000 }).toEqual([]);
  await max.sees('I cannot write to');
  await expect.poll(world.bot.logText, { timeout: 30_000 }).toMatch(/demo ended[\s\S]*"what":"progress"/);
  await ana.types('/mfa-demo status', GENERAL);
  await ana.sees('The demo failed: nothing is left in AWS');
  expect(countOf(max, 'I cannot write to')).toBe(1);
  expect(world.slack.fileIds()).toEqual([]);
});

test('if the bot cannot write to anybody, a start in the App Home opens a window that says so', async () => {
  const world = await startRefusingWorkspace((method) =>
    method === 'conversations.open' ? 'cannot_dm_bot' : undefined,
  );
  const [ana, max] = [await world.person('Ana'), await world.person('Max')];
  await ana.client.opensHome();
  await seesAtHome(ana.client, textOf('en').home.title);
  await pressesAtHome(ana.client, ACTIONS.homeStart);
  await ana.sees('Slack does not let me write to you in a direct message');
  await ana.sees('I will tell the admins.');
  expect(world.ourUsers()).toEqual([]);
  await max.types('/mfa-demo status', GENERAL);
  await max.sees('I cannot write to');
});
