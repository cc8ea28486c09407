import { createServer } from 'node:http';
import { type AddressInfo, Server } from 'node:net';
import { WebClient } from '@slack/web-api';
import { expect, onTestFinished, test, vi } from 'vitest';
import { connectSlack } from '../../src/slack/connect.ts';
import { ACTIONS, BLOCKS } from '../../src/slack/ids.ts';
import { FACES } from '../../src/slack/scenarios/faces.ts';
import { sessionCodeForm } from '../../src/slack/scenarios/session-token/forms.ts';
import { latch } from '../support/latch.ts';
import { freePort } from '../support/redis.ts';
import { recordingLogger } from './recording-logger.ts';
import { sampleDemo } from './sample-demos.ts';
import { idleOperations, openedDemo, rememberedOf, sampleMemory, startScene } from './scene.ts';

// These tests are about surprising behavior of Bolt and Slack, which must not harm the bot. A comment with "Unexpected"
// says what is surprising. Tests of connections, acknowledgements, clocks and secrets have more of these comments.

// Unexpected: Slack's socket client writes its retry settings into options that it shares with the Web API client.
test('a call to which Slack answers with an error is tried three times, not a hundred times', async () => {
  await using scene = await startScene(idleOperations());
  const times = 20;
  scene.slack.orderFault({ method: 'conversations.open', kind: 'server-error', times });
  const demo = sampleDemo('preparing');
  await expect(scene.side.qrPoster.openConversation(demo)).rejects.toMatchObject({ code: 'http_503' });
  // This client uses up the remaining faults, so that they are counted.
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

// Unexpected: by default, Slack's client sets no time limit for an answer.
test('a call that Slack accepts and never answers times out', async () => {
  const limits: AbortController[] = [];
  const never = createServer(() => limits.at(-1)?.abort(new DOMException('The time is up.', 'TimeoutError')));
  const server = never.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  const admins = { userIds: [], usergroupId: undefined, areWorkspaceAdminsIncluded: false };
  const side = connectSlack(
    { transport: { kind: 'socket', appToken: 'xapp-1' }, botToken: 'xoxb-1', apiUrl, admins },
    {
      logger: recordingLogger().logger,
      memory: sampleMemory(),
      faces: FACES,
      ...rememberedOf(),
      clock: { now: () => Date.now() },
    },
  );
  const real = AbortSignal.timeout.bind(AbortSignal);
  // Ends the time limit of a call, eight seconds, as soon as the call has arrived at the server.
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    if (ms !== 8000) return real(ms);
    limits.push(new AbortController());
    return limits.at(-1)!.signal;
  });
  onTestFinished(() => {
    vi.restoreAllMocks();
    server.closeAllConnections();
    server.close();
  });
  const demo = sampleDemo('preparing');
  await expect(side.qrPoster.openConversation(demo)).rejects.toMatchObject({ code: 'unreachable' });
  expect(limits).toHaveLength(3);
});

// Unexpected: Bolt's stop does not wait for listeners.
test('over HTTP, a stop also waits for running listeners, and accepts no new requests', async () => {
  const port = await freePort();
  const requestUrl = `http://127.0.0.1:${port}/slack/events`;
  const { opened: isAllowed, open: finish } = latch();
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
  expect([...done.slice(0, 2), done.at(-1)]).toEqual(['begun', 'finished', 'stopped']);
  expect(JSON.stringify(await ana.messages('channel'))).toContain('You have no demo');
});

// Unexpected: Bolt's receiver for sockets can also serve HTTP routes, on all network interfaces.
test('a bot with a socket listens on no port', async () => {
  const listen = vi.spyOn(Server.prototype, 'listen');
  onTestFinished(() => void vi.restoreAllMocks());
  await using scene = await startScene(idleOperations());
  expect(scene.slack.connectionCount()).toBe(1);
  expect(listen, 'only the embedded Slack listens').toHaveBeenCalledTimes(1);
});

// Unexpected: Bolt does not acknowledge an event whose listener throws.
test('if a listener cannot read a submitted window, the bot still acknowledges it, and the person sees an error', async () => {
  const demo = sampleDemo('awaiting-session-code');
  await using scene = await startScene(idleOperations({ status: async () => ({ kind: 'active', demo }) }));
  const ana = scene.person('Ana');
  await scene.side.messenger.showDemo(await openedDemo(scene.side, ana, 'awaiting-session-code'));
  await ana.presses(ACTIONS.enterSessionCode);
  await expect.poll(ana.modalText).toContain('MFA code');
  const client = new WebClient(scene.slack.botToken, { slackApiUrl: scene.slack.apiUrl });
  const view = { ...sessionCodeForm.view({ demoId: demo.demoId, locale: 'en' }), private_metadata: 'not ours' };
  await client.views.update({ view_id: (await ana.topModal())?.viewId ?? '', view });
  await ana.entersInto({ [BLOCKS.sessionCode]: '493817' });
  expect(await ana.topModal(), 'the window is closed and shows no error of Slack').toBeUndefined();
  await expect.poll(async () => JSON.stringify(await ana.messages('app-dm'))).toContain('incident ID');
  expect(scene.lines.join('')).not.toContain('493817');
});
