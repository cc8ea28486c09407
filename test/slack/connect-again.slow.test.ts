import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startEmbeddedSlack } from '../../sandbox/slack/start.ts';
import { RECONNECTS_SOON } from '../support/bot.ts';
import { idleOperations, startScene } from './scene.ts';

const manifest = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');

// Unexpected: after a disconnect there is a pause before the next connection.
test('after Slack has asked the bot to reconnect, commands are answered again', async () => {
  await using scene = await startScene(idleOperations(), RECONNECTS_SOON);
  const ana = scene.person('Ana');
  scene.slack.refreshSockets();
  await expect.poll(() => scene.slack.connectionCount(), { timeout: 30_000 }).toBe(0);
  await expect.poll(() => scene.slack.connectionCount(), { timeout: 30_000 }).toBe(1);
  await ana.typesIn('channel', '/mfa-demo status');
  await expect.poll(async () => JSON.stringify(await ana.messages('channel'))).toContain('You have no demo');
});

// Unexpected: in Slack's socket-mode package, a refused reconnect is an unhandled rejection, which ends the process.
test('if Slack refuses the token at a reconnect, the process does not end', async () => {
  const scene = await startScene(idleOperations(), RECONNECTS_SOON);
  const port = Number(new URL(scene.slack.url).port);
  await scene.slack.close();
  const another = await startEmbeddedSlack({ manifest, port });
  await expect
    .poll(() => scene.lines.join(''), { timeout: 30_000 })
    .toContain('the connection to Slack is lost and could not be renewed');
  await scene.side.stop();
  await another.close();
});
