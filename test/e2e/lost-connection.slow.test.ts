import { expect, onTestFinished, test, vi } from 'vitest';
import type { Person } from '../../sandbox/person/person.ts';
import { topModal } from '../../sandbox/person/read-screen.ts';
import type { Envelope } from '../../sandbox/slack/interactivity/deliver.ts';
import type { ScreenModal } from '../../sandbox/slack/person/types.ts';
import { Connections } from '../../sandbox/slack/socket-mode/connections.ts';
import { PendingAcks } from '../../sandbox/slack/socket-mode/pending-acks.ts';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { RECONNECTS_SOON } from '../support/bot.ts';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { ourDevices, ourUsers, startsAndScans, twoCodes } from './moves.ts';

const TROUBLE = 'We had some trouble connecting. Try again?';

test('codes that are submitted while the app is disconnected stay in the form, and are accepted once it is connected again', async () => {
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

test('if the connection ends before the app acknowledges a form, the form stays open, and no error is logged', async () => {
  await using world = await startTestWorld(RECONNECTS_SOON);
  const { ana, codes } = await withTheForm(world);
  // The app closes the connection when it reads the request to reconnect, so its acknowledgement comes too late.
  behindTheForm((connections) => connections.refresh());
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

test('if the connection ends before Slack reads the acknowledgement of a form, the demo continues', async () => {
  await using world = await startTestWorld(RECONNECTS_SOON);
  const { ana, codes } = await withTheForm(world);
  insteadOfItsAck(() => world.slack.cutSockets());
  await ana.submits(...codes);
  await expectEnrolled(world, ana);
  expect(topModal(await ana.client.screen())?.trouble, 'the next form shows no error').toBeUndefined();
});

test('if a bot is stopped during a reconnect, its new connection is closed, and only the next bot stays connected', async () => {
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
  await expect.poll(world.logText, { timeout: 40_000 }).toContain('http request failed A rate limit was exceeded');
  await world.restartBot();
  await expect.poll(() => opened).toBe(2);
  await expect.poll(() => world.slack.connectionCount()).toBe(1);
});

/** Starts a demo, opens the form for the two codes, and returns the current codes. */
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

/** Calls `happens` once, right after Slack has sent a submitted form to the app. Other events before it are ignored. */
function behindTheForm(happens: (connections: Connections) => void): void {
  const { deliver } = Connections.prototype;
  const spy = vi.spyOn(Connections.prototype, 'deliver').mockImplementation(function (this: Connections, envelope) {
    const delivery = deliver.call(this, envelope);
    if (isForm(envelope)) {
      spy.mockRestore();
      happens(this);
    }
    return delivery;
  });
  onTestFinished(() => spy.mockRestore());
}

/**
 * Calls `happens` once, when the acknowledgement of a submitted form arrives. Slack does not read this acknowledgement.
 */
function insteadOfItsAck(happens: () => void): void {
  const { expect: expectAck, receive } = PendingAcks.prototype;
  let formId: string | undefined;
  const expecting = vi.spyOn(PendingAcks.prototype, 'expect').mockImplementation(function (this: PendingAcks, ...of) {
    const expected = expectAck.apply(this, of);
    if (isForm(of[0])) formId ??= expected.envelopeId;
    return expected;
  });
  const receiving = vi.spyOn(PendingAcks.prototype, 'receive').mockImplementation(function (this: PendingAcks, text) {
    if (!formId || !text.includes(formId)) return receive.call(this, text);
    receiving.mockRestore();
    happens();
  });
  onTestFinished(() => {
    expecting.mockRestore();
    receiving.mockRestore();
  });
}

function isForm({ payload }: Envelope): boolean {
  return 'type' in payload && payload.type === 'view_submission';
}

async function isBack(world: TestWorld): Promise<void> {
  await expect.poll(() => world.slack.connectionCount(), { timeout: 40_000 }).toBe(1);
}

async function expectEnrolled(world: TestWorld, ana: Person): Promise<void> {
  await form(ana, ({ callbackId }) => callbackId === 'refused');
  expect(ourDevices(world).map(({ enabledFor }) => enabledFor)).toEqual([ourUsers(world)[0]!.userName]);
  const { calls } = world.aws.view();
  expect(calls.filter(({ operation }) => operation === 'EnableMFADevice')).toHaveLength(1);
}
