import { expect, test } from 'vitest';
import { RECONNECTS_SOON, startBot } from '../support/bot.ts';
import { asked } from '../support/ops.ts';
import { startServices } from '../support/services.ts';
import { openSlackDoor } from '../support/slack-door.ts';

test('/readyz says that the bot is ready while Slack and AWS answer, and names Slack if Slack does not answer', async () => {
  const { aws, slack } = await startServices();
  let isAway = false;
  const { apiUrl } = await openSlackDoor(slack, () => (isAway ? new Response(null, { status: 503 }) : undefined));
  const bot = await startBot(aws, slack, { SLACK_API_URL: apiUrl, OPS_PORT: '0' }, RECONNECTS_SOON);
  expect(await asked(bot, '/livez')).toEqual({ status: 200, text: 'ok\n' });
  expect(await asked(bot, '/readyz')).toEqual({ status: 200, text: 'running: ok\nslack: ok\nmemory: ok\naws: ok\n' });
  expect((await asked(bot, '/nothing')).status).toBe(404);
  isAway = true;
  slack.refreshSockets();
  await expect.poll(async () => (await asked(bot, '/readyz')).text).toContain('slack: not');
  expect((await asked(bot, '/livez')).status).toBe(200);
  isAway = false;
  await expect.poll(async () => (await asked(bot, '/readyz')).status, { timeout: 30_000 }).toBe(200);
});
