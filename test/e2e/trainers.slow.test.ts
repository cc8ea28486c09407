import { expect, test } from 'vitest';
import { topModal } from '../../sandbox/person/read-screen.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { enrolls, expectNothingLeft, freshCode, startsAndScans } from './moves.ts';

// Tests of faults that docs/trainers.md explains. The other faults of that page are in page-stories.slow.test.ts,
// throttle.slow.test.ts and test/slack/home/hello.test.ts.
const { sessionToken, refusals, progress } = textOf('en');

async function isReadyForTheThirdCode(world: TestWorld) {
  const ana = await world.person('Ana');
  await startsAndScans(ana);
  await enrolls(ana);
  return ana;
}

test('if S3 denies even the request with a code, the bot says that another rule denies it', async () => {
  await using world = await startTestWorld();
  const ana = await isReadyForTheThirdCode(world);
  world.aws.orderFault({ operation: 'ListBuckets', kind: 'access-denied', times: 50 });
  await ana.submits(freshCode(ana));
  await ana.until('the results', (screen) => topModal(screen)?.title === sessionToken.window.results);
  expect(ana.text()).toContain(sessionToken.didNotWork);
  expect(ana.text()).toContain('for example a service control policy. Your code was correct.');
});

test('if AWS does not let the bot create a user, the demo ends with a receipt', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  world.aws.orderFault({ operation: 'CreateUser', kind: 'access-denied', times: 1 });
  await ana.types('/mfa-demo start');
  await ana.sees(progress.headline.failure);
  await ana.sees('nothing: there was nothing in AWS');
  expectNothingLeft(world);
});

test('if the answer of AWS to a code is lost, the bot asks for a new code, and S3 gets no request with MFA', async () => {
  await using world = await startTestWorld();
  const ana = await isReadyForTheThirdCode(world);
  world.aws.orderFault({ operation: 'GetSessionToken', kind: 'reset-after-commit', times: 1 });
  await ana.submits(freshCode(ana));
  await ana.sees(refusals.interrupted);
  const withCode = world.aws.view().calls.filter(({ operation, mfa }) => operation === 'ListBuckets' && mfa === 'true');
  expect(withCode).toEqual([]);
});

test('if the clock of AWS is ten minutes ahead, AWS refuses a code of a phone whose clock is right', async () => {
  await using world = await startTestWorld();
  const ana = await isReadyForTheThirdCode(world);
  const answer = await fetch(`${world.aws.url}/_sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ offsetSeconds: 600 }),
  });
  expect(answer.status).toBe(200);
  await ana.submits(freshCode(ana));
  await ana.sees(refusals['session-code-wrong-or-used']);
});
