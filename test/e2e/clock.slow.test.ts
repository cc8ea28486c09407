import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { startBot } from '../support/bot.ts';
import { movableClock } from '../support/movable-clock.ts';
import { freePort } from '../support/redis.ts';
import { startServices } from '../support/services.ts';
import { enrolls, freshCode, readsTheDenials, startsAndScans } from './moves.ts';

const TEN_MINUTES_MS = 600_000;

test.each([
  ['behind', -TEN_MINUTES_MS],
  ['ahead', TEN_MINUTES_MS],
])('a bot whose clock is ten minutes %s still says what is wrong with codes, and its demo works', async (_, offMs) => {
  const { aws, slack, person } = await startServices();
  await startBot(aws, slack, {}, { clock: movableClock(() => Date.now() + offMs) });
  const ana = await person('Ana');
  await startsAndScans(ana);
  await ana.clicks(BUTTONS.enterCodes);
  const [older = '', newer = '', next = ''] = ana.phone.codesFrom(-1, 3);
  await ana.submits(newer, older);
  await ana.sees('in the wrong order');
  await ana.submits('000000', '111111');
  await ana.sees('Neither code fits');
  await ana.submits(older, newer);
  if (offMs > 0) {
    // Right codes look old to a bot whose clock is ahead. A second pair of right codes shows that its clock is wrong.
    await ana.sees('Both codes are right, but about 10 minutes old');
    await ana.submits(newer, next);
  }
  await readsTheDenials(ana);
  await ana.submits(freshCode(ana));
  await ana.sees('It worked: S3 allowed access only with your code');
  await ana.clicks(BUTTONS.done);
  await ana.sees('0 left');
});

test.each([
  ['behind', -TEN_MINUTES_MS],
  ['ahead of', TEN_MINUTES_MS],
])('a machine whose clock is ten minutes %s AWS can still call AWS, and nothing is left behind', async (_, offMs) => {
  const { aws, slack, person } = await startServices({ aws: { now: () => Date.now() - offMs } });
  await startBot(aws, slack, {});
  const ana = await person('Ana');
  await startsAndScans(ana);
  await enrolls(ana);
  await ana.submits(freshCode(ana));
  await ana.sees('It worked: S3 allowed access only with your code');
  await ana.clicks(BUTTONS.done);
  await ana.sees('0 left');
  expect(aws.view().users).toHaveLength(1);
});

// Unexpected: Bolt refuses requests that are more than five minutes old, but not requests with a time in the future.
// The bot refuses those.
test('requests whose timestamp is ten minutes behind or ahead are refused, and the log says why', async () => {
  const port = await freePort();
  const { aws, slack } = await startServices();
  const settings = { SLACK_TRANSPORT: 'http', SLACK_SIGNING_SECRET: slack.signingSecret, PORT: String(port) };
  const bot = await startBot(aws, slack, settings);
  const body = 'command=%2Fmfa-demo';
  for (const offMs of [-TEN_MINUTES_MS, TEN_MINUTES_MS]) {
    const timestamp = String(Math.floor((Date.now() + offMs) / 1000));
    const hmac = createHmac('sha256', slack.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${hmac}`,
    };
    const answer = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', body, headers });
    expect([offMs, answer.status]).toEqual([offMs, 401]);
  }
  expect(bot.logText()).toContain('a request with a time in the future was refused: check the clock');
  expect(bot.logText()).toContain('x-slack-request-timestamp must differ from system time by no more than 5 minutes');
});
