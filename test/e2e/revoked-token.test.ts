import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { expect, onTestFinished, test } from 'vitest';
import type { EmbeddedSlack } from '../../src/sandbox/slack/start.ts';
import { startBot } from '../support/bot.ts';
import { opsPortIn } from '../support/ops.ts';
import { startServices } from '../support/services.ts';

/** The same Slack at another address, where the bot token can be revoked; the app token, and with it the socket, stays. */
async function startRevocable(slack: EmbeddedSlack) {
  let isRevoked = false;
  const listener = getRequestListener((request) => {
    const isOfTheBot = new URL(request.url).pathname !== '/api/apps.connections.open';
    if (isRevoked && isOfTheBot) return Response.json({ ok: false, error: 'token_revoked' });
    return slack.fetch(request);
  });
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    revoke: (): void => {
      isRevoked = true;
    },
    restore: (): void => {
      isRevoked = false;
    },
  };
}

test('a bot token that is revoked while the bot runs is told by the log and /readyz, and the bot goes on once it works again', async () => {
  const { aws, slack, person, idOf } = await startServices();
  const token = await startRevocable(slack);
  const settings = { SLACK_API_URL: token.apiUrl, OPS_PORT: '0', ADMIN_USER_IDS: idOf('Max') };
  const bot = await startBot(aws, slack, settings);

  const ana = await person('Ana');
  const readyz = async () => (await fetch(`http://127.0.0.1:${opsPortIn(bot.logText())}/readyz`)).text();

  await ana.types('/mfa-demo start');
  await ana.scansTheQr();
  token.revoke();
  expect(await readyz()).toMatch(/^slack: .*token_revoked/m);
  await ana.types('/mfa-demo stop');
  // A response_url needs no token.
  await ana.sees('Removing everything now');
  await expect.poll(bot.logText).toMatch(/demo is stuck/);
  expect(bot.logText()).toContain("Slack refused chat.update with token_revoked. Check the bot's tokens and scopes.");
  expect(aws.view().mfaDevices, 'AWS is cleaned up all the same').toEqual([]);
  const max = await person('Max');
  await max.types('/mfa-demo status');
  await max.sees('incident id');

  token.restore();
  expect(await readyz()).toMatch(/^slack: ok$/m);
  await ana.types('/mfa-demo stop');
  await ana.sees('0 left');
  await ana.types('/mfa-demo start');
  await ana.scansTheQr();
  expect(bot.logText()).not.toMatch(/xoxb-|xapp-/);
});
