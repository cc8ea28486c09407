import { expect, test } from 'vitest';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { openAwsDoor } from '../support/aws-door.ts';
import { startBot } from '../support/bot.ts';
import { startServices } from '../support/services.ts';
import { startTestWorld } from '../support/world.ts';
import { enrolls, expectNothingLeft, isAwaited, ourUsers, startsAndScans, twoCodes } from './moves.ts';

test('two starts at the same moment create one demo, and the answer to a third start says where the demo is', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await Promise.all([ana.types('/mfa-demo start'), ana.types('/mfa-demo start')]);
  await ana.scansTheQr();
  await isAwaited(ana);
  await ana.sees('You already have a demo.');
  expect(ourUsers(world)).toHaveLength(1);

  await ana.types('/mfa-demo start');
  await ana.sees(`You already have a demo.* ${textOf('en').sessionToken.where['awaiting-enrollment']}`);
  expect(ourUsers(world)).toHaveLength(1);
});

test('a stop in the middle of the preparation leaves nothing in AWS', async () => {
  const { aws, slack, person } = await startServices();
  const door = await openAwsDoor(aws);
  const creation = door.hold('CreateVirtualMFADevice');
  await startBot(aws, slack, { AWS_ENDPOINT_URL: door.url });
  const ana = await person('Ana');
  await ana.types('/mfa-demo start');
  await creation.arrived;
  await ana.types('/mfa-demo teardown');
  await ana.sees('I am cleaning up your demo.');
  creation.release();
  await ana.sees('0 left');
  expect(aws.view().users.map(({ userName }) => userName)).toEqual(['sandbox-admin']);
  expect(aws.view().mfaDevices).toEqual([]);
});

test('if a form is submitted after the demo was stopped, the bot sends nothing to AWS, and says so', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await startsAndScans(ana);
  await ana.clicks(BUTTONS.enterCodes);
  // Waits until the form is open. The bot would replace a form that opens after the stop.
  await expect.poll(() => world.logText()).toContain("apiCall('views.open') end");
  await ana.types('/mfa-demo stop');
  await ana.sees('0 left');
  const calls = world.aws.view().calls.length;

  await ana.submits(...twoCodes(ana));
  await ana.sees('nothing was sent to AWS');
  expect(world.aws.view().calls).toHaveLength(calls);
});

test('a demo is removed at its deadline, even while the person is in the middle of it', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await startsAndScans(ana);
  await enrolls(ana);
  world.pass(30 * 60_000);
  await ana.sees('Time is up');
  await ana.sees('0 left');
  expectNothingLeft(world);
});

test('after the end a new demo can be started', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await ana.types('/mfa-demo start');
  await ana.scansTheQr();
  await ana.types('/mfa-demo stop');
  await ana.sees('0 left');
  await ana.clicks('Run it again');
  await ana.scansTheQr();
  expect(ourUsers(world)).toHaveLength(1);
});
