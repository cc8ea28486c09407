import { expect, test } from 'vitest';
import type { Person } from '../../sandbox/person/person.ts';
import { topModal } from '../../sandbox/person/read-screen.ts';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { resync as english } from '../../src/slack/text/en/resync.ts';
import { resync as japanese } from '../../src/slack/text/ja/resync.ts';
import { startBot } from '../support/bot.ts';
import { BOT_USER, newBotUser } from '../support/bot-user.ts';
import { startServices } from '../support/services.ts';
import { startTestWorld } from '../support/world.ts';
import { enrolls, expectNothingLeft, freshCode, startsAndScans } from './moves.ts';

const FIVE_MINUTES = 10;
const TEN_MINUTES = 20;
const STEP_MS = 30_000;

const showsForm = (person: Person, title: string) =>
  person.until(`the window ${title}`, (screen) => topModal(screen)?.title === title);
const titleOf = (person: Person) => topModal(person.screen())?.title;

/** Returns codes that AWS no longer accepts, because the phone's clock has moved since it was connected. */
async function isRefusedTwice(person: Person, steps: number): Promise<void> {
  await person.submits(person.phone.codeOff(steps));
  await person.sees('AWS did not accept this code');
  await person.submits(person.phone.codeOff(steps + 1));
  await showsForm(person, english.title);
}

test('a phone whose clock moves after it was connected is synced with two codes, and the demo continues', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await startsAndScans(ana);
  await enrolls(ana);
  await isRefusedTwice(ana, TEN_MINUTES);

  await ana.sees('your phone is out of sync with AWS');

  const [first, second] = [ana.phone.codeOff(TEN_MINUTES + 1), ana.phone.codeOff(TEN_MINUTES + 2)];
  await ana.submits(first, first);
  await ana.sees('same code again');
  await ana.submits(second, first);
  await ana.sees('AWS did not accept these two codes');
  expect(titleOf(ana), 'the form stays').toBe(english.title);
  await ana.submits(first, second);
  await ana.sees('Your phone is in sync with AWS again');
  await ana.submits(ana.phone.codeOff(TEN_MINUTES + 3));
  await ana.sees('It worked: S3 allowed access only with your code');
  await ana.clicks(BUTTONS.done);
  await ana.sees('0 left');
  expectNothingLeft(world);
  const asked = world.aws.view().calls.filter(({ operation }) => operation === 'ResyncMFADevice');
  expect(asked.map(({ result }) => result)).toEqual(['failed', 'allowed']);
  expect(world.logText()).not.toContain(second);
});

test('both forms can be opened from the message, and one code is enough if it was only mistyped', async () => {
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

test('a person who sets the clock right after connecting reads when the phone can be synced, in Japanese too', async () => {
  await using world = await startTestWorld();
  const yuki = await world.person('Yuki');
  await startsAndScans(yuki);
  await yuki.clicks('コードを入力');
  await yuki.submits(yuki.phone.codeOff(FIVE_MINUTES - 1), yuki.phone.codeOff(FIVE_MINUTES));
  await yuki.confirms('次へ');
  await showsForm(yuki, 'コードをもう 1 つ入力');
  await yuki.submits(yuki.phone.code());
  await yuki.sees('登録した時、スマートフォンの時計は進んでいました');
  expect(titleOf(yuki)).toBe(japanese.title);
  await yuki.submits(yuki.phone.code(), yuki.phone.codeOff(1));
  await yuki.sees('AWS はその時より新しいコードだけを受け付けます');

  world.pass((FIVE_MINUTES + 2) * STEP_MS);
  await yuki.submits(yuki.phone.codeOff(-1), yuki.phone.code());
  await yuki.sees('スマートフォンを AWS と再同期しました');
  await yuki.submits(yuki.phone.codeOff(1));
  await yuki.sees('成功: MFA コードがあるときだけ許可されました');
});

test('a bot without the permission to resync says so once, and everything else works', async () => {
  const { aws, slack, person } = await startServices();
  const { deny, settings } = await newBotUser(aws);
  await deny('ResyncMFADevice');
  await startBot(aws, slack, settings);
  const ana = await person('Ana');
  await startsAndScans(ana);
  await enrolls(ana);
  await isRefusedTwice(ana, TEN_MINUTES);
  await ana.submits(ana.phone.codeOff(TEN_MINUTES + 1), ana.phone.codeOff(TEN_MINUTES + 2));
  await ana.sees('I do not have the permission `iam:ResyncMFADevice`');
  expect(titleOf(ana)).toBe('Use one more code');
  await ana.submits(ana.phone.codeOff(TEN_MINUTES + 3));
  await ana.sees('AWS did not accept this code. Check it for a typing error');
  expect(titleOf(ana)).toBe('Use one more code');
  await ana.submits(freshCode(ana));
  await ana.sees('It worked: S3 allowed access only with your code');
  await ana.clicks(BUTTONS.done);
  await ana.sees('0 left');
  expect(aws.view().users.map(({ userName }) => userName)).toEqual(['sandbox-admin', BOT_USER]);
});
