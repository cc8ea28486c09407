import { WebClient } from '@slack/web-api';
import { expect, onTestFinished, test } from 'vitest';
import { setSwitches } from '../../../sandbox/slack/person/client.ts';
import { startEmbeddedSlack } from '../../../sandbox/slack/start.ts';
import { UpstreamError } from '../../../src/errors.ts';
import { createMethodLimits } from '../../../src/slack/api/method-limits.ts';
import type { SlackMethod } from '../../../src/slack/api/refusals/words.ts';
import { createSlackDoor } from '../../../src/slack/api/slack-door.ts';
import { MANIFEST } from '../../sandbox/slack/support/world.ts';
import { openSlackDoor } from '../../support/slack-door.ts';

const limited = (retryAfterSeconds: number) =>
  new UpstreamError('slack', 'ratelimited', 'Slack asks to wait', { retryAfterSeconds });

/** Returns limits with a clock that only the test moves. `refuse` makes Slack refuse this number of calls. */
function scene() {
  let now = 1_000_000;
  let refusals = 0;
  const made: string[] = [];
  const limits = createMethodLimits(() => now);
  const call = (method: SlackMethod, channel?: string) =>
    limits.callSlack(
      method,
      async () => {
        made.push(method);
        refusals -= 1;
        if (refusals >= 0) throw limited(30);
      },
      channel,
    );
  return {
    call,
    made,
    refuse: (count: number) => {
      refusals = count;
    },
    pass: (ms: number) => {
      now += ms;
    },
  };
}

test('no call waits before Slack refuses one', async () => {
  const { call, made } = scene();
  await Promise.all(Array.from({ length: 500 }, () => call('chat.update')));
  expect(made).toHaveLength(500);
});

test('after Slack has refused a call, no call of the same method is made before the time that Slack gave', async () => {
  const { call, made, refuse, pass } = scene();
  refuse(1);
  await expect(call('chat.update')).rejects.toMatchObject({ retryAfterSeconds: 30 });
  pass(20_000);
  await expect(call('chat.update')).rejects.toMatchObject({ code: 'ratelimited', retryAfterSeconds: 10 });
  expect(made).toHaveLength(1);
  pass(10_000);
  await call('chat.update');
  expect(made).toHaveLength(2);
});

test('rejected callers get different waiting times, so that they try again at the documented rate', async () => {
  const { call, refuse } = scene();
  refuse(1);
  await expect(call('chat.update')).rejects.toThrow(UpstreamError);
  const sentAway = await Promise.allSettled(Array.from({ length: 100 }, () => call('chat.update')));
  const waits = sentAway.map((each) => (each.status === 'rejected' ? each.reason.retryAfterSeconds : 0));
  expect(waits[0]).toBe(30);
  // Slack documents 50 calls in a minute, so caller 51 waits a minute longer than the first.
  expect(waits[50]).toBe(90);
  expect(waits).toEqual(waits.toSorted((one, other) => one - other));
});

test('after a refusal, other methods do not wait, and posts to other channels do not wait', async () => {
  const { call, made, refuse } = scene();
  refuse(1);
  await expect(call('chat.postMessage', 'D1')).rejects.toThrow(UpstreamError);
  await expect(call('chat.postMessage', 'D1')).rejects.toThrow(UpstreamError);
  await Promise.all([call('chat.postMessage', 'D2'), call('chat.update'), call('views.open')]);
  expect(made).toEqual(['chat.postMessage', 'chat.postMessage', 'chat.update', 'views.open']);
});

test('a call that opens a window is made immediately or rejected, and never waits', async () => {
  const { call, made, refuse, pass } = scene();
  refuse(1);
  await expect(call('views.open')).rejects.toThrow(UpstreamError);
  await expect(call('views.open')).rejects.toThrow(UpstreamError);
  expect(made).toHaveLength(1);
  pass(30_000);
  await Promise.all(Array.from({ length: 20 }, () => call('views.open')));
  expect(made).toHaveLength(21);
});

test('if no call waits for a minute after the time that Slack gave, many calls at once are allowed again', async () => {
  const { call, made, refuse, pass } = scene();
  refuse(1);
  await expect(call('chat.update')).rejects.toThrow(UpstreamError);
  pass(30_000 + 60_001);
  await Promise.all(Array.from({ length: 100 }, () => call('chat.update')));
  expect(made).toHaveLength(101);
});

/**
 * Starts a Slack that enforces its documented rates. Returns the bot's client `door`, the `channel` of a direct
 * message, and `count`, which returns the number of calls of a method.
 */
async function limitedSlack() {
  const slack = await startEmbeddedSlack({ manifest: MANIFEST });
  onTestFinished(() => slack.close());
  const calls: string[] = [];
  const { apiUrl } = await openSlackDoor(slack, ({ method }) => {
    calls.push(method);
    return undefined;
  });
  await setSwitches(slack.url, { rateTiers: true });
  const client = new WebClient(slack.botToken, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  const [person] = slack.workspace.personas;
  const door = createSlackDoor(client);
  const channel = await door.openDm(person!.userId);
  return { slack, door, channel, count: (name: string) => calls.filter((method) => method === name).length };
}

test('many updates of one message at once become few calls, and the last content is shown', async () => {
  const { door, channel, count, slack } = await limitedSlack();
  const ts = await door.post(channel, { text: 'begun', unfurl_links: false });
  const texts = Array.from({ length: 300 }, (_, index) => `state ${index}`);
  await Promise.all(texts.map((text) => door.update({ channel, ts }, { text, blocks: [] })));
  expect(count('chat.update')).toBeLessThan(5);
  const [person] = slack.workspace.personas;
  const screen = await (await fetch(`${slack.url}/_person/${person!.userId}/screen`)).text();
  expect(screen).toContain('state 299');
  expect(screen).not.toContain('state 298');
});

test('if many messages are updated and Slack refuses a call, Slack gets almost no calls before the time that it gave', async () => {
  const { door, count } = await limitedSlack();
  const places = (size: number) =>
    Array.from({ length: size }, (_, index) => ({ channel: 'D0NOWHERE', ts: `${index}.1` }));
  const update = (place: { channel: string; ts: string }) => door.update(place, { text: 'x', blocks: [] });
  await Promise.allSettled(places(60).map(update));
  expect(count('chat.update')).toBe(60);
  const later = await Promise.allSettled(places(30).map(update));
  // Updates that may be sent within three seconds wait until then. The others are rejected.
  expect(count('chat.update')).toBeLessThanOrEqual(63);
  const sentAway = later.filter((each) => each.status === 'rejected' && each.reason.code === 'ratelimited');
  expect(sentAway.length).toBeGreaterThanOrEqual(27);
});
