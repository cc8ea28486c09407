import { GetUserPolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { appDm, findButton, messageText } from '../../sandbox/person/read-screen.ts';
import type { Screen } from '../../sandbox/slack/person/types.ts';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { enrolls, expectNothingLeft, isPrepared, ourUsers, startsAndScans } from './moves.ts';

const MINUTE_MS = 60_000;
const REMINDER = 'Your demo ends in about 5 minutes,';
const MORE = 'Add 10 minutes';

function reminders(screen: Screen) {
  return appDm(screen).messages.filter((message) => messageText(message).includes(REMINDER));
}

/** Returns when the policy in AWS expires, in epoch milliseconds: the demo's deadline, in whole seconds. */
async function policyDeadline(world: TestWorld): Promise<number> {
  const { url: endpoint, region, adminKey: credentials } = world.aws;
  const iam = new IAMClient({ endpoint, region, credentials });
  const UserName = ourUsers(world)[0]?.userName;
  const { PolicyDocument } = await iam.send(
    new GetUserPolicyCommand({ UserName, PolicyName: 'list-buckets-with-mfa' }),
  );
  const { Statement } = JSON.parse(decodeURIComponent(PolicyDocument ?? ''));
  return Date.parse(Statement[0].Condition.DateLessThan['aws:CurrentTime']);
}

/** Moves the clock to the end of this second (epoch milliseconds), so that everything that is due in it happens. */
function letPassUntil(world: TestWorld, second: number): void {
  world.pass(second + 1000 - world.now());
}

test('a person who got the reminder can take more time once, and the policy in AWS expires later by the same number of minutes', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await startsAndScans(ana);
  await enrolls(ana);
  const before = await policyDeadline(world);
  letPassUntil(world, before - 5 * MINUTE_MS);
  await ana.sees(REMINDER);
  await ana.sees('Not much time left');
  expect(reminders(ana.screen())).toHaveLength(1);
  expect(findButton(reminders(ana.screen())[0]?.blocks ?? [], MORE)).toBeDefined();

  await ana.clicks(MORE);
  await ana.sees('Done: your demo now ends at');
  await ana.until('the reminder and its buttons to go', (screen) => {
    const { messages } = appDm(screen);
    return reminders(screen).length === 0 && !messages.some(({ blocks }) => findButton(blocks, MORE));
  });
  await expect.poll(() => policyDeadline(world)).toBe(before + 10 * MINUTE_MS);

  letPassUntil(world, before + MINUTE_MS);
  await ana.types('/mfa-demo status');
  await ana.sees('S3 denied access twice');
  expect(ourUsers(world), 'the demo continues after its first deadline').toHaveLength(1);
  world.pass(10 * MINUTE_MS);
  await ana.sees('Time is up');
  await ana.sees('0 left');
  expectNothingLeft(world);
});

test('a reminder without an answer is deleted when the demo ends', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await startsAndScans(ana);
  await isPrepared(world);
  const deadline = await policyDeadline(world);
  letPassUntil(world, deadline - 5 * MINUTE_MS);
  await ana.sees(REMINDER);
  letPassUntil(world, deadline);
  await ana.sees('Time is up');
  await ana.sees('0 left');
  expect(reminders(ana.screen())).toEqual([]);
  expectNothingLeft(world);
});
