import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, Server } from 'node:net';
import { WebClient } from '@slack/web-api';
import { expect, onTestFinished, test, vi } from 'vitest';
import { connectSlack } from '../../src/slack/connect.ts';
import { ACTIONS, BLOCKS } from '../../src/slack/ids.ts';
import { sessionCodeView } from '../../src/slack/modals/session-code.ts';
import { freePort } from '../support/redis.ts';
import { recordingLogger } from './recording-logger.ts';
import { sampleDemo } from './sample-demos.ts';
import { idleOperations, openedDemo, startScene } from './scene.ts';

/** What Bolt and Slack do that one would not expect, and the test that keeps it from doing harm here. */
const TRAPS: readonly (readonly [trap: string, file: string, test: string])[] = [
  ['1 the socket client writes its retries into shared options', 'slack/traps', 'a call that Slack fails is tried'],
  ['2 a client with headers of its own loses the app token', 'slack/connect', 'wrong tokens are told by name'],
  ['3 a wrong app token hangs', 'slack/connect', 'wrong tokens are told by name'],
  ['4 a bad bot token is an unhandled rejection', 'slack/connect', 'wrong tokens are told by name'],
  ['5 a lost server ends the process', 'slack/connect', 'a Slack that comes back and refuses the token'],
  ['6 a gap after a disconnect', 'slack/connect', 'after Slack asked to reconnect, commands are answered'],
  ['7 stop does not wait for listeners', 'slack/connect', 'stopping disconnects, and waits for what is running'],
  ['7 stop does not wait for listeners', 'slack/traps', 'over HTTP, too, stopping waits'],
  ['8 routes of the socket receiver bind all interfaces', 'slack/traps', 'a bot with a socket listens on no port'],
  ['9 nothing watches the three seconds, nor a second ack', 'slack/ack-order', 'nothing is asked of Redis or AWS'],
  ['9 HTTP throws on a second ack', 'e2e/no-secret-leaves', 'can be read anywhere after a day of demos'],
  ['10 debug lines hold what people type', 'e2e/no-secret-leaves', 'can be read anywhere after a day of demos'],
  ['11 calls wait for half an hour', 'slack/traps', 'a Slack that takes a call and never answers'],
  ['12 a throwing listener is never acknowledged', 'slack/traps', 'a window that a listener cannot read'],
  ['13 uploads name the picture’s description wrong', 'slack/messages/others', 'is described for those who cannot see'],
  ['14 the content type is exact, and old requests are refused', 'e2e/http-transport', 'of the wrong size, shape'],
  ['14 the content type is exact, and old requests are refused', 'e2e/clock', 'are refused, and the log says why'],
];

test.each(TRAPS)('trap %s: %s', (_trap, file, title) => {
  const source = readFileSync(new URL(`../${file}.test.ts`, import.meta.url), 'utf8');
  expect(source.match(/\b(?:test|describe)[\s\S]*/)?.[0]).toContain(title);
});

test('a call that Slack fails is tried three times, and not a hundred', async () => {
  await using scene = await startScene(idleOperations());
  const times = 20;
  scene.slack.orderFault({ method: 'conversations.open', kind: 'server-error', times });
  const demo = sampleDemo('preparing', { conversation: {} });
  await expect(scene.side.qrPoster.openConversation(demo)).rejects.toMatchObject({ code: 'http_503' });
  // What is left of the faults is used up by whoever calls next.
  const client = new WebClient(scene.slack.botToken, { slackApiUrl: scene.slack.apiUrl, retryConfig: { retries: 0 } });
  let left = 0;
  const users = scene.person('Ana').userId;
  while (
    await client.conversations
      .open({ users })
      .catch(() => undefined)
      .then((answer) => !answer)
  )
    left += 1;
  expect(times - left).toBe(3);
});

test('a Slack that takes a call and never answers is given up', async () => {
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  const admins = { userIds: [], usergroupId: undefined, areWorkspaceAdminsIncluded: false };
  const side = connectSlack(
    { transport: { kind: 'socket', appToken: 'xapp-1' }, botToken: 'xoxb-1', apiUrl, admins },
    { logger: recordingLogger().logger, clock: { now: () => Date.now() } },
  );
  const real = AbortSignal.timeout.bind(AbortSignal);
  const limits: number[] = [];
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    limits.push(ms);
    return real(30);
  });
  onTestFinished(() => {
    vi.restoreAllMocks();
    server.closeAllConnections();
    server.close();
  });
  const demo = sampleDemo('preparing', { conversation: {} });
  await expect(side.qrPoster.openConversation(demo)).rejects.toMatchObject({ code: 'unreachable' });
  expect(limits).toEqual([8000, 8000, 8000]);
});

test('over HTTP, too, stopping waits for what is running, and takes nothing new', async () => {
  const port = await freePort();
  const requestUrl = `http://127.0.0.1:${port}/slack/events`;
  let finish: () => void = () => undefined;
  const isAllowed = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const done: string[] = [];
  const operations = idleOperations({
    status: async () => {
      done.push('begun');
      await isAllowed;
      done.push('finished');
      return { kind: 'none' };
    },
  });
  await using scene = await startScene(operations, { requestUrl }, port);
  const ana = scene.person('Ana');
  await ana.typesIn('channel', '/mfa-demo status');
  await expect.poll(() => done).toEqual(['begun']);
  const stopped = scene.side.stop().then(() => done.push('stopped'));
  await expect.poll(() => fetch(requestUrl, { method: 'POST' }).catch(() => 'refused')).toBe('refused');
  finish();
  await stopped;
  expect(done).toEqual(['begun', 'finished', 'stopped']);
  expect(JSON.stringify(await ana.messages('channel'))).toContain('You have no demo');
});

test('a bot with a socket listens on no port', async () => {
  const listen = vi.spyOn(Server.prototype, 'listen');
  onTestFinished(() => void vi.restoreAllMocks());
  await using scene = await startScene(idleOperations());
  expect(scene.slack.connectionCount()).toBe(1);
  expect(listen, 'the embedded Slack does').toHaveBeenCalledTimes(1);
});

test('a window that a listener cannot read is acknowledged all the same, and the person is told', async () => {
  const demo = sampleDemo('awaiting-session-code');
  await using scene = await startScene(idleOperations({ status: async () => ({ kind: 'active', demo }) }));
  const ana = scene.person('Ana');
  await scene.side.messenger.showDemo(await openedDemo(scene.side, ana, 'awaiting-session-code'));
  await ana.presses(ACTIONS.enterSessionCode);
  await expect.poll(ana.modalText).toContain('Fresh code');
  const client = new WebClient(scene.slack.botToken, { slackApiUrl: scene.slack.apiUrl });
  const view = { ...sessionCodeView({ demoId: demo.demoId, locale: 'en' }), private_metadata: 'not ours' };
  await client.views.update({ view_id: (await ana.topModal())?.viewId ?? '', view });
  await ana.entersInto({ [BLOCKS.sessionCode]: '493817' });
  expect(await ana.topModal(), 'closed, and without Slack’s own words of trouble').toBeUndefined();
  await expect.poll(async () => JSON.stringify(await ana.messages('app-dm'))).toContain('incident id');
  expect(scene.lines.join('')).not.toContain('493817');
});
