import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { ConfigError } from '../../../src/errors.ts';
import { connectSlack } from '../../../src/slack/connect.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import { recordingLogger } from '../recording-logger.ts';
import { idleOperations, idleParts, rememberedOf, sampleMemory } from '../scene.ts';

/**
 * Starts a Slack. Its first socket does the first of `acts`, its second socket the second, and so on. `greet`: sends
 * `hello` and closes. `hang up`: closes. `say nothing`: stays open and sends nothing. Sockets after the last act do the
 * same as `say nothing`.
 */
async function slackWhoseSockets(...acts: ('greet' | 'hang up' | 'say nothing')[]) {
  const server = createServer((_request, response) => {
    const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/link`;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: true, url, team_id: 'T1', user_id: 'U1', bot_id: 'B1' }));
  });
  const sockets = new WebSocketServer({ server });
  let opened = 0;
  sockets.on('connection', (socket) => {
    const act = acts[opened] ?? 'say nothing';
    opened += 1;
    if (act === 'greet') socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: {} }));
    if (act !== 'say nothing') socket.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
    server.close();
  });
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    opened: () => opened,
  };
}

function sideOf(apiUrl: string) {
  const { logger, lines } = recordingLogger();
  const side = connectSlack(
    {
      transport: { kind: 'socket', appToken: 'xapp-1', pingTimeoutMs: 500 },
      botToken: 'xoxb-1',
      apiUrl,
      admins: { userIds: [], usergroupId: undefined, areWorkspaceAdminsIncluded: false },
    },
    { logger, memory: sampleMemory(), faces: FACES, ...rememberedOf(), clock: { now: () => Date.now() } },
  );
  return { side, lines };
}

/** Collects unhandled rejections. In the bot, Node would end the process at the first. */
function unhandled(): unknown[] {
  const reasons: unknown[] = [];
  const note = (reason: unknown) => reasons.push(['unhandled', reason]);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  return reasons;
}

// Unexpected: Slack's socket-mode package rejects with undefined if it is closed while it connects, and does not handle
// the rejection of a reconnect.
test('if a bot is stopped before its first connection works, the start fails with the URL in its error, and nothing else fails', async () => {
  const reasons = unhandled();
  const slack = await slackWhoseSockets('hang up');
  const { side } = sideOf(slack.apiUrl);
  const started = side.start({ ...idleParts, operations: idleOperations() }).catch((error: unknown) => error);
  await expect.poll(slack.opened).toBe(2);
  await side.stop();
  const failure = await started;
  expect(failure).toBeInstanceOf(ConfigError);
  expect(String(failure)).toContain(slack.apiUrl);
  expect(reasons).toEqual([]);
});

test('a bot that is stopped in the middle of a reconnect ends without an error', async () => {
  const reasons = unhandled();
  const slack = await slackWhoseSockets('greet');
  const { side, lines } = sideOf(slack.apiUrl);
  await side.start({ ...idleParts, operations: idleOperations() });
  await expect.poll(slack.opened).toBe(2);
  await side.stop();
  expect(reasons).toEqual([]);
  expect(lines.join('')).not.toContain('could not be renewed');
});
