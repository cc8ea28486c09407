import { expect, onTestFinished, test } from 'vitest';
import { messageText } from '../../../sandbox/person/read-screen.ts';
import { connectPerson } from '../../../sandbox/slack/person/client.ts';
import { startEmbeddedSlack } from '../../../sandbox/slack/start.ts';
import { connectSlack } from '../../../src/slack/connect.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import { MANIFEST } from '../../sandbox/slack/support/world.ts';
import { recordingLogger } from '../recording-logger.ts';
import { rememberedOf, sampleMemory } from '../scene.ts';

const CHANNEL = 'C0SANDBOXS1';

/** Creates the Slack side of a bot with an audit channel. It only posts messages, so it is not connected. */
async function startMirroring() {
  const slack = await startEmbeddedSlack({ manifest: MANIFEST });
  onTestFinished(() => slack.close());
  const { botToken, appToken, apiUrl, workspace } = slack;
  const { logger, lines } = recordingLogger();
  const admins = { userIds: [], usergroupId: undefined, areWorkspaceAdminsIncluded: false };
  const { mirror, flushAudit } = connectSlack(
    { transport: { kind: 'socket', appToken }, botToken, apiUrl, admins, auditChannelId: CHANNEL },
    { logger, clock: { now: () => Date.now() }, memory: sampleMemory(), faces: FACES, ...rememberedOf() },
  );
  const [person] = workspace.personas;
  const posts = async () => {
    const { conversations } = await connectPerson(slack.url, person?.userId ?? '').screen();
    return conversations.find(({ channelId }) => channelId === CHANNEL)?.messages.map(messageText) ?? [];
  };
  return {
    slack,
    logger: lines,
    flushAudit,
    posts,
    happens: (from: number, to: number) => {
      for (let number = from; number <= to; number++)
        mirror({ at: number * 1000, event: 'demo-ended', workspaceId: 'T1', awsRequestIds: [], details: { number } });
    },
    /** Returns the numbers of the records in the channel, in their order. */
    numbers: async () =>
      (await posts()).flatMap((text) => [...text.matchAll(/number (\d+)/g)].map(([, one]) => Number(one))),
  };
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('when the bot stops, all collected records are posted in their order, even if they need several messages', async () => {
  const bot = await startMirroring();
  bot.happens(1, 100);
  await bot.flushAudit();
  expect(await bot.numbers()).toEqual(upTo(100));
  expect(await bot.posts()).toHaveLength(3);
});

test('the stop waits for a post that has begun, and posts the records that were reported since then', async () => {
  const bot = await startMirroring();
  bot.happens(1, 1);
  const begun = bot.flushAudit();
  await bot.flushAudit();
  expect(await bot.numbers()).toEqual([1]);
  await begun;
  bot.happens(2, 2);
  const next = bot.flushAudit();
  bot.happens(3, 3);
  await bot.flushAudit();
  expect(await bot.numbers()).toEqual([1, 2, 3]);
  await next;
});

test('if Slack limits the rate, the records are posted after the time that Slack gives', async () => {
  const bot = await startMirroring();
  bot.slack.orderFault({ method: 'chat.postMessage', kind: 'rate-limited', retryAfterSeconds: 0 });
  bot.happens(1, 3);
  await bot.flushAudit();
  expect(await bot.numbers()).toEqual([1, 2, 3]);
  expect(bot.logger.filter((line) => line.includes('audit records'))).toEqual([]);
});
