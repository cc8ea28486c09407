import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { startEmbeddedSlack } from '../../sandbox/slack/start.ts';
import { ConfigError } from '../../src/errors.ts';
import { connectSlack } from '../../src/slack/connect.ts';
import { FACES } from '../../src/slack/scenarios/faces.ts';
import { latch } from '../support/latch.ts';
import { openSlackDoor } from '../support/slack-door.ts';
import { recordingLogger } from './recording-logger.ts';
import { idleOperations, idleParts, openedDemo, rememberedOf, sampleMemory, startScene } from './scene.ts';

const manifest = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
const clock = { now: () => Date.now() };

function connecting(tokens: { botToken: string; appToken: string; apiUrl: string }) {
  const admins = { userIds: [], usergroupId: undefined, areWorkspaceAdminsIncluded: false };
  const side = connectSlack(
    {
      transport: { kind: 'socket', appToken: tokens.appToken },
      botToken: tokens.botToken,
      apiUrl: tokens.apiUrl,
      admins,
    },
    { logger: recordingLogger().logger, memory: sampleMemory(), faces: FACES, ...rememberedOf(), clock },
  );
  return side.start({ ...idleParts, operations: idleOperations() }).catch((error: unknown) => error);
}

// Unexpected: Slack's socket-mode package tries again forever after refusals such as `not_allowed_token_type`, and
// sends no app token if its client options have headers. Bolt does not handle the rejection after a wrong bot token.
test('an error about a wrong token names the setting, and does not contain the token', async () => {
  const slack = await startEmbeddedSlack({ manifest });
  const { botToken, appToken, apiUrl } = slack;
  const badBot = await connecting({ botToken: 'xoxb-wrong', appToken, apiUrl });
  expect(badBot).toBeInstanceOf(ConfigError);
  expect(String(badBot)).toContain('SLACK_BOT_TOKEN');
  expect(String(badBot)).not.toContain('xoxb-wrong');
  const badApp = await connecting({ botToken, appToken: 'xapp-wrong', apiUrl });
  expect(badApp).toBeInstanceOf(ConfigError);
  expect(String(badApp)).toContain('SLACK_APP_TOKEN');
  expect(String(badApp)).not.toContain('xapp-wrong');
  await slack.close();
});

test.each([
  ['socket_mode_disabled', 'Switch on Socket Mode'],
  ['too_many_websockets', 'Slack allows ten connections for one app'],
])('a start that Slack refuses with %s ends with a hint', async (error, hint) => {
  const slack = await startEmbeddedSlack({ manifest });
  onTestFinished(() => slack.close());
  const { apiUrl } = await openSlackDoor(slack, ({ method }) =>
    method === 'apps.connections.open' ? Response.json({ ok: false, error }) : undefined,
  );
  const failure = await connecting({ ...slack, apiUrl });
  expect(failure).toBeInstanceOf(ConfigError);
  expect(String(failure)).toContain(`Slack refused the app token (SLACK_APP_TOKEN) with ${error}. ${hint}`);
});

test('an error about a Slack that cannot be reached names its address', async () => {
  const apiUrl = 'http://127.0.0.1:9/api/';
  const failure = await connecting({ botToken: 'xoxb-1', appToken: 'xapp-1', apiUrl });
  expect(failure).toBeInstanceOf(ConfigError);
  expect(String(failure)).toContain(apiUrl);
});

// Unexpected: Bolt's stop does not wait for listeners.
test('a stop disconnects, and then waits for running listeners', async () => {
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
  await using scene = await startScene(operations);
  const ana = scene.person('Ana');
  await ana.typesIn('channel', '/mfa-demo status');
  await expect.poll(() => done).toEqual(['begun']);
  const stopped = scene.side.stop().then(() => done.push('stopped'));
  await expect.poll(() => scene.slack.connectionCount()).toBe(0);
  finish();
  await stopped;
  expect([...done.slice(0, 2), done.at(-1)]).toEqual(['begun', 'finished', 'stopped']);
  expect(JSON.stringify(await ana.messages('channel'))).toContain('You have no demo');
});

test('after concurrent updates the newest content is shown', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'preparing');
  const { messenger } = scene.side;
  await Promise.all([
    messenger.showDemo({ ...demo, version: 2, stage: 'awaiting-enrollment' }),
    messenger.showDemo({ ...demo, version: 4, stage: 'proved' }),
    messenger.showDemo({ ...demo, version: 3, stage: 'proving' }),
  ]);
  const [progress, ...others] = await ana.messages('app-dm');
  expect(progress?.text).toContain('S3 denied access even with your code');
  expect(others.map(({ text }) => text)).toEqual([expect.stringContaining('It is your turn')]);
});

test('if a message cannot be delivered, the log says so with the id of the demo, and nothing is thrown', async () => {
  await using scene = await startScene(idleOperations());
  const demo = await openedDemo(scene.side, scene.person('Ana'), 'preparing');
  scene.slack.orderFault({ method: 'chat.update', kind: 'server-error', times: 3 });
  await scene.side.messenger.showDemo({ ...demo, version: 2 });
  expect(scene.lines.find((line) => line.includes('could not be delivered'))).toContain(demo.demoId);
});

test('admins get an alert about a stuck demo, with the reason', async () => {
  await using scene = await startScene(idleOperations());
  const demo = await openedDemo(scene.side, scene.person('Ana'), 'stuck', { stuckReason: 'the user is in a group.' });
  await scene.side.messenger.noteAlert({ kind: 'stuck', demo, reason: 'the user is in a group.' });
  await scene.side.messenger.showDemo(demo);
  const admin = scene.slack.workspace.personas.find(({ role }) => role === 'admin');
  const told = await scene.person(admin?.name ?? '').messages('app-dm');
  expect(JSON.stringify(told)).toContain('the user is in a group.');
});

/** Starts a Slack that sends this message first on each socket. */
async function slackThatSays(frame: object) {
  const slack = await startEmbeddedSlack({ manifest });
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) => socket.send(JSON.stringify(frame)));
  await once(server, 'listening');
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const door = await openSlackDoor(slack, ({ method }) =>
    method === 'apps.connections.open' ? Response.json({ ok: true, url }) : undefined,
  );
  onTestFinished(async () => {
    for (const socket of server.clients) socket.terminate();
    server.close();
    await slack.close();
  });
  return { ...slack, apiUrl: door.apiUrl };
}

// Unexpected: Slack accepts a connection and then ends it with a reason. The socket-mode package does not pass this
// reason on.
test.each([
  ['too_many_websockets', 'Slack allows ten connections for one app, and ten are open'],
  ['link_disabled', 'Socket Mode is off for this app'],
])('a connection that Slack ends with the reason %s ends the start, with a hint', async (reason, says) => {
  const slack = await slackThatSays({ type: 'disconnect', reason, debug_info: { host: 'applink-1' } });
  const failure = await connecting(slack);
  expect(failure).toBeInstanceOf(ConfigError);
  expect(String(failure)).toContain(says);
});

test('if ten connections are open, the start fails, and the error says so and has the code of Slack', async () => {
  const slack = await startEmbeddedSlack({ manifest });
  onTestFinished(() => slack.close());
  const started: Promise<unknown>[] = [];
  for (let count = 0; count < 10; count += 1) started.push(openedSocket(slack));
  await Promise.all(started);
  expect(String(await connecting(slack))).toContain('ten are open (too_many_websockets)');
});

async function openedSocket({ apiUrl, appToken }: { apiUrl: string; appToken: string }): Promise<void> {
  const headers = { authorization: `Bearer ${appToken}` };
  const answer = await fetch(`${apiUrl}apps.connections.open`, { method: 'POST', headers });
  const socket = new WebSocket(((await answer.json()) as { url: string }).url);
  onTestFinished(() => socket.terminate());
  await once(socket, 'message');
}
