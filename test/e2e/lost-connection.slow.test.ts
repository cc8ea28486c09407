import { expect, onTestFinished, test, vi } from 'vitest';
import type { Person } from '../../sandbox/person/person.ts';
import { topModal } from '../../sandbox/person/read-screen.ts';
import type { ScreenModal } from '../../sandbox/slack/person/types.ts';
import { Connections } from '../../sandbox/slack/socket-mode/connections.ts';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { RECONNECTS_SOON } from '../support/bot.ts';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { ourDevices, ourUsers, startsAndScans, twoCodes } from './moves.ts';

const TROUBLE = 'We had some trouble connecting. Try again?';

test('codes that are submitted while the app is away stay in the form, and are taken when it is back', async () => {
  await using world = await startTestWorld(RECONNECTS_SOON);
  const { ana, codes } = await withTheForm(world);
  world.slack.cutSockets();
  await ana.submits(...codes);
  expect(await form(ana, ({ trouble }) => trouble !== undefined)).toMatchObject({ title: 'Connect your phone' });
  expect(ourDevices(world)).toMatchObject([{ enabledFor: undefined }]);

  await isBack(world);
  await ana.submits(...codes);
  await expectEnrolled(world, ana);
});

test('a connection that ends before the app has acknowledged loses no form, and is no incident', async () => {
  await using world = await startTestWorld(RECONNECTS_SOON);
  const { ana, codes } = await withTheForm(world);
  // The app closes the connection when it reads this, and its acknowledgement comes after that.
  behindTheNextEnvelope((connections) => connections.refresh());
  await ana.submits(...codes);
  expect(await form(ana, ({ trouble }) => trouble !== undefined)).toMatchObject({
    title: 'Connect your phone',
    trouble: TROUBLE,
    state: 'open',
  });
  await expect.poll(world.logText).toContain('an acknowledgement did not reach Slack');
  expect(world.logText()).not.toContain('a listener failed');

  await isBack(world);
  await ana.submits(...codes);
  await expectEnrolled(world, ana);
});

test('an acknowledgement that gets lost with its connection does not stop the demo', async () => {
  await using world = await startTestWorld(RECONNECTS_SOON);
  const { ana, codes } = await withTheForm(world);
  behindTheNextEnvelope((connections) => connections.cut());
  await ana.submits(...codes);
  await expectEnrolled(world, ana);
  expect(topModal(await ana.client.screen())?.trouble, 'the next form has had no trouble').toBeUndefined();
});

test('a bot that is stopped while it connects again does not come back beside the next one', async () => {
  await using world = await startTestWorld(RECONNECTS_SOON);
  let opened = 0;
  const { accept } = Connections.prototype;
  const spy = vi.spyOn(Connections.prototype, 'accept').mockImplementation(function (this: Connections, ...request) {
    opened += 1;
    accept.apply(this, request);
  });
  onTestFinished(() => spy.mockRestore());
  world.slack.orderFault({ method: 'apps.connections.open', kind: 'rate-limited', retryAfterSeconds: 1 });
  world.slack.cutSockets();
  await expect.poll(world.logText, { timeout: 20_000 }).toContain('http request failed A rate limit was exceeded');
  await world.restartBot();
  await expect.poll(() => opened).toBe(2);
  await expect.poll(() => world.slack.connectionCount()).toBe(1);
});

/** Up to the form for the two codes; they are those of this moment. */
async function withTheForm(world: TestWorld): Promise<{ ana: Person; codes: [string, string] }> {
  const ana = await world.person('Ana');
  await startsAndScans(ana);
  await ana.clicks(BUTTONS.enterCodes);
  await form(ana, ({ state }) => state === 'open');
  return { ana, codes: twoCodes(ana) };
}

function form(ana: Person, is: (modal: ScreenModal) => boolean): Promise<ScreenModal> {
  return ana.until('the form', (screen) => {
    const modal = topModal(screen);
    return modal && is(modal) ? modal : undefined;
  });
}

/** Does this right behind the next envelope that Slack sends. */
function behindTheNextEnvelope(happens: (connections: Connections) => void): void {
  const { deliver } = Connections.prototype;
  const spy = vi.spyOn(Connections.prototype, 'deliver').mockImplementationOnce(function (this: Connections, envelope) {
    const delivery = deliver.call(this, envelope);
    happens(this);
    return delivery;
  });
  onTestFinished(() => spy.mockRestore());
}

async function isBack(world: TestWorld): Promise<void> {
  await expect.poll(() => world.slack.connectionCount(), { timeout: 20_000 }).toBe(1);
}

async function expectEnrolled(world: TestWorld, ana: Person): Promise<void> {
  await form(ana, ({ callbackId }) => callbackId === 'refused');
  expect(ourDevices(world).map(({ enabledFor }) => enabledFor)).toEqual([ourUsers(world)[0]!.userName]);
  const { calls } = world.aws.view();
  expect(calls.filter(({ operation }) => operation === 'EnableMFADevice')).toHaveLength(1);
}
