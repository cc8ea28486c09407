import { expect, test } from 'vitest';
import { appDm, newestPicture, screenText } from '../../sandbox/person/read-screen.ts';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { proofsHold, witnessProofs } from '../../sandbox/stories/witness.ts';
import { leaksIn } from '../support/leaks.ts';
import { startTestWorld } from '../support/world.ts';
import { enrolls, expectNothingLeft, freshCode, ourDevices, ourUsers, startsAndScans, twoCodes } from './moves.ts';

test('a person plays a whole demo, and nothing is left', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');

  await startsAndScans(ana);
  expect(ourUsers(world)).toMatchObject([{ path: '/mfa-demo/sandbox/', mfaSerialNumbers: [] }]);
  expect(ourDevices(world)).toMatchObject([{ enabledFor: undefined }]);
  const tags = ourUsers(world)[0]?.tags ?? {};
  expect(Object.keys(tags).sort()).toEqual(['mfa-demo:deadline', 'mfa-demo:demo-id', 'mfa-demo:installation']);
  expect(ourDevices(world)[0]?.tags).toEqual(tags);

  await enrolls(ana);
  expect(newestPicture(ana.screen()), 'the QR code is gone once the device is on').toBeUndefined();
  expect(ourUsers(world)[0]?.mfaSerialNumbers).toHaveLength(1);

  await ana.submits(freshCode(ana));
  await ana.sees('It worked: S3 allowed access only with your code');
  await ana.closesModal();
  await ana.chooses('Show the 12 buckets');
  await ana.sees('acme-access-logs');
  await ana.sees('and 2 more');
  await ana.closesModal();
  expect(proofsHold(witnessProofs(world.aws.view()))).toBe(true);

  await ana.clicks(BUTTONS.done);
  await ana.sees('0 left');
  expectNothingLeft(world);
  const posted = appDm(ana.screen()).messages.filter(({ isEphemeral }) => !isEphemeral);
  expect(posted, 'one message shows the whole demo').toHaveLength(1);
});

test('no seed, code, key or token reaches a log line or a message', async () => {
  await using world = await startTestWorld();
  const [ana, max] = [await world.person('Ana'), await world.person('Max')];
  const seen: string[] = [];
  ana.onChange((screen) => seen.push(JSON.stringify(screen.conversations)));

  await startsAndScans(ana);
  const pair = twoCodes(ana);
  await enrolls(ana, pair);
  const keys = world.aws.secrets();
  const fresh = freshCode(ana);
  await ana.submits(fresh);
  await ana.clicks(BUTTONS.done);
  await ana.sees('0 left');

  const secrets = [
    ...pair,
    fresh,
    ana.phone.seed(),
    ...new Set([...keys, ...world.aws.secrets()]),
    world.env.SLACK_BOT_TOKEN ?? '',
    world.env.SLACK_APP_TOKEN ?? '',
    world.env.AWS_SECRET_ACCESS_KEY ?? '',
  ];
  expect(secrets.length).toBeGreaterThan(9);
  expect(world.logText().length, 'the log was really written').toBeGreaterThan(1000);
  expect(leaksIn(world.logText(), secrets), 'secrets in the log').toEqual([]);
  expect(leaksIn(seen.join(''), secrets), 'secrets in a message').toEqual([]);
  expect(leaksIn(JSON.stringify(world.aws.view()), secrets), 'secrets in the AWS view').toEqual([]);
  expect(screenText(await max.client.screen()), 'others see nothing of it').toBe('');
});
