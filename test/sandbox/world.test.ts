import { expect, test } from 'vitest';
import { appDm } from '../../sandbox/person/read-screen.ts';
import { ourUsers } from '../e2e/moves.ts';
import { startTestWorld } from '../support/world.ts';

test('a restart removes the users, calls and messages of a demo, even if two people restart at once, and another demo can start', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await ana.types('/mfa-demo start');
  await ana.until('the QR code', (screen) => JSON.stringify(appDm(screen).messages).includes('slack_file'));
  const [before] = ourUsers(world);
  await Promise.all([world.restartStory(), world.restartStory()]);
  expect(ourUsers(world)).toEqual([]);
  expect(world.aws.view().calls.filter(({ operation }) => operation === 'CreateUser')).toEqual([]);
  await ana.until('an empty conversation', (screen) => appDm(screen).messages.length === 0);

  await ana.types('/mfa-demo start');
  await ana.until('another QR code', (screen) => JSON.stringify(appDm(screen).messages).includes('slack_file'));
  expect(ourUsers(world)).toHaveLength(1);
  expect(ourUsers(world)[0]!.userName).not.toBe(before!.userName);
});

test.each([0.5, 60])('the bot accepts its settings if a change takes %d s to propagate in AWS', async (seconds) => {
  await using world = await startTestWorld({ propagationSeconds: seconds });
  const ana = await world.person('Ana');
  await ana.types('/mfa-demo help');
  await ana.sees('/mfa-demo start');
});
