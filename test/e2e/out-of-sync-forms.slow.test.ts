import { test } from 'vitest';
import { resync as english } from '../../src/slack/text/en/resync.ts';
import { resync as japanese } from '../../src/slack/text/ja/resync.ts';
import { startTestWorld } from '../support/world.ts';
import { enrolls, freshCode, startsAndScans, twoCodes } from './moves.ts';
import { isRefusedTwice, showsForm, TEN_MINUTES } from './out-of-sync-scene.ts';

/** In steps of 30 seconds. */
const FIVE_MINUTES = 10;
const STEP_MS = 30_000;

test('the message has buttons for the form with two codes and the form with one, and one right code is enough', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await startsAndScans(ana);
  await enrolls(ana);
  await isRefusedTwice(ana, TEN_MINUTES);
  for (const [button, title] of [
    [english.buttons.enterTwo, english.title],
    [english.buttons.enterOne, 'Use one more code'],
  ] as const) {
    await ana.closesModal();
    await ana.clicks(button);
    await showsForm(ana, title);
  }
  await ana.submits(freshCode(ana));
  await ana.sees('It worked: S3 allowed access only with your code');
});

test('a person who corrects a clock that was ahead during enrollment reads in Japanese why to wait, and syncs later', async () => {
  await using world = await startTestWorld();
  const yuki = await world.person('Yuki');
  await startsAndScans(yuki);
  await yuki.clicks('コードを入力');
  await yuki.submits(yuki.phone.codeOff(FIVE_MINUTES - 1), yuki.phone.codeOff(FIVE_MINUTES));
  await yuki.confirms('次へ');
  await showsForm(yuki, 'コードをもう 1 つ入力');
  await yuki.submits(yuki.phone.code());
  await yuki.sees('登録した時、スマートフォンの時計は進んでいました');
  await showsForm(yuki, japanese.title);
  await yuki.submits(yuki.phone.code(), yuki.phone.codeOff(1));
  await yuki.sees('AWS はその時より新しいコードだけを受け付けます');

  world.pass((FIVE_MINUTES + 2) * STEP_MS);
  await yuki.submits(...twoCodes(yuki));
  await yuki.sees('スマートフォンを AWS と再同期しました');
  await yuki.submits(yuki.phone.codeOff(1));
  await yuki.sees('成功: MFA コードがあるときだけ許可されました');
});
