import { expect, test } from 'vitest';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { ACTIONS } from '../../src/slack/ids.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { actionsAtHome, homeText, pressesAtHome, seesAtHome } from '../slack/home/home-scene.ts';
import { startTestWorld } from '../support/world.ts';
import { enrolls, expectNothingLeft, freshCode, isAwaited, startsAndScans, twoCodes } from './moves.ts';

const { home, sessionToken } = textOf('en');

test('a person starts, continues and stops a demo in the App Home, which shows where the demo is and how it ended', async () => {
  await using world = await startTestWorld();
  const [ana, max] = await Promise.all([world.person('Ana'), world.person('Max')]);
  await ana.client.opensHome();
  await seesAtHome(ana.client, home.title);
  await pressesAtHome(ana.client, ACTIONS.homeStart);
  await ana.scansTheQr();
  await isAwaited(ana);
  await seesAtHome(ana.client, sessionToken.where['awaiting-enrollment']);
  await pressesAtHome(ana.client, ACTIONS.enterCodes);
  await ana.submits(...twoCodes(ana));
  await seesAtHome(ana.client, sessionToken.where['awaiting-session-code']);
  await ana.closesModal();
  await pressesAtHome(ana.client, ACTIONS.enterSessionCode);
  await ana.submits(freshCode(ana));
  await seesAtHome(ana.client, sessionToken.where.proved);
  expect(await actionsAtHome(ana.client)).toEqual([ACTIONS.stop, ACTIONS.goToDemo, ACTIONS.homeLanguage]);

  await max.client.opensHome();
  await seesAtHome(max.client, '1 demo is running.');
  await pressesAtHome(ana.client, ACTIONS.stop);
  await ana.sees('0 left');
  await seesAtHome(ana.client, sessionToken.about.finished);
  await seesAtHome(ana.client, home.start);
  await max.client.opensHome();
  await seesAtHome(max.client, home.admins.noDemos);
  expectNothingLeft(world);
});

test('the App Home lists each past demo once, with the way it ended', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await startsAndScans(ana);
  await enrolls(ana);
  world.pass(30 * 60_000);
  await ana.sees('Time is up');
  await ana.sees('0 left');
  await ana.clicks('Run it again');
  await ana.scansTheQr();
  await isAwaited(ana);
  await ana.types('/mfa-demo stop');
  const { stop, timeout } = home.past.ending;
  await ana.client.opensHome();
  await seesAtHome(ana.client, stop);
  expect((await homeText(ana.client)).match(new RegExp(`${stop}|${timeout}`, 'g'))).toEqual([stop, timeout]);
});

test('ten opened App Homes cause no call to AWS, and an App Home shows the result of the last sweep', async () => {
  await using world = await startTestWorld({ sweeps: { everyMs: 600_000, firstAfterMs: 1_000 } });
  const max = await world.person('Max');
  world.pass(1_000);
  await expect.poll(() => world.logText(), { timeout: 10_000 }).toContain('sweep finished');
  const before = world.aws.view().calls.length;
  await Promise.all(Array.from({ length: 10 }, () => max.client.opensHome()));
  await seesAtHome(max.client, 'Nothing was left over in AWS at the last check (<!date^');
  expect(world.aws.view().calls).toHaveLength(before);
});

test('a person who writes to the bot again after a minute gets another answer, and the log does not contain the text', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  const answers = async () =>
    (await ana.client.screen()).conversations.at(-1)?.messages.filter(({ isFromApp }) => isFromApp);
  await ana.types('hello, zanzibar');
  await expect.poll(answers).toMatchObject([{ text: home.hello }]);
  world.pass(61_000);
  await ana.types('zanzibar?');
  await expect.poll(answers).toMatchObject([{ text: home.hello }, { text: home.hello }]);
  await ana.clicks(home.start);
  await ana.sees(BUTTONS.enterCodes);
  expect(world.logText()).not.toContain('zanzibar');
});
