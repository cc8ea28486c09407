import { expect, test } from 'vitest';
import { startBot } from '../support/bot.ts';
import { asked } from '../support/ops.ts';
import { startServices } from '../support/services.ts';
import { openSlackDoor } from '../support/slack-door.ts';
import { isPrepared, startsAndScans } from './moves.ts';

test('if the bot token is revoked while the bot runs, the log and /readyz say so, and the bot continues once the token works again', async () => {
  const { aws, slack, person, idOf } = await startServices();
  let isRevoked = false;
  // The app token, which opens the socket, still works.
  const { apiUrl } = await openSlackDoor(slack, ({ method }) =>
    isRevoked && method !== 'apps.connections.open' ? Response.json({ ok: false, error: 'token_revoked' }) : undefined,
  );
  const settings = { SLACK_API_URL: apiUrl, OPS_PORT: '0', ADMIN_USER_IDS: idOf('Max') };
  const bot = await startBot(aws, slack, settings);

  const ana = await person('Ana');
  const readyz = async () => (await asked(bot, '/readyz')).text;

  await startsAndScans(ana);
  // Waits until the bot has sent all messages about the preparation. The token changes after that.
  await isPrepared(bot);
  isRevoked = true;
  expect(await readyz()).toMatch(/^slack: .*token_revoked/m);
  await ana.types('/mfa-demo stop');
  // This answer goes to a response_url, which needs no token.
  await ana.sees('I am cleaning up your demo.');
  await expect.poll(bot.logText).toMatch(/demo ended/);
  const refused = "Slack refused chat.update with token_revoked. Check the bot's tokens and scopes.";
  await expect.poll(bot.logText).toContain(refused);
  expect(aws.view().mfaDevices, 'AWS is cleaned up all the same').toEqual([]);
  const max = await person('Max');
  await max.types('/mfa-demo start');
  await max.sees('a setting of this bot is not right');

  isRevoked = false;
  expect(await readyz()).toMatch(/^slack: ok$/m);
  // When Ana asks for the status, the bot sends the messages that Slack refused before.
  await ana.types('/mfa-demo status');
  await ana.sees('0 left');
  await ana.types('/mfa-demo start');
  await ana.scansTheQr();
  expect(bot.logText()).not.toMatch(/xoxb-|xapp-/);
});
