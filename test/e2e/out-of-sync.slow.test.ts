import { expect, test } from 'vitest';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { resync as english } from '../../src/slack/text/en/resync.ts';
import { startBot } from '../support/bot.ts';
import { BOT_USER, newBotUser } from '../support/bot-user.ts';
import { leaksIn } from '../support/leaks.ts';
import { startServices } from '../support/services.ts';
import { startTestWorld } from '../support/world.ts';
import { enrolls, expectNothingLeft, freshCode, startsAndScans } from './moves.ts';
import { isRefusedTwice, showsForm, TEN_MINUTES } from './out-of-sync-scene.ts';

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
  await showsForm(ana, english.title);
  await ana.submits(first, second);
  await ana.sees('Your phone is in sync with AWS again');
  await ana.submits(ana.phone.codeOff(TEN_MINUTES + 3));
  await ana.sees('It worked: S3 allowed access only with your code');
  await ana.clicks(BUTTONS.done);
  await ana.sees('0 left');
  expectNothingLeft(world);
  const asked = world.aws.view().calls.filter(({ operation }) => operation === 'ResyncMFADevice');
  expect(asked.map(({ result }) => result)).toEqual(['failed', 'allowed']);
  expect(leaksIn(world.logText(), [second])).toEqual([]);
});

test('a bot without the permission iam:ResyncMFADevice says so, and from then on asks for one code only', async () => {
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
  await showsForm(ana, 'Use one more code');
  await ana.submits(ana.phone.codeOff(TEN_MINUTES + 3));
  await ana.sees('AWS did not accept this code. Check it for a typing error');
  await showsForm(ana, 'Use one more code');
  await ana.submits(freshCode(ana));
  await ana.sees('It worked: S3 allowed access only with your code');
  await ana.clicks(BUTTONS.done);
  await ana.sees('0 left');
  expect(aws.view().users.map(({ userName }) => userName)).toEqual(['sandbox-admin', BOT_USER]);
});
