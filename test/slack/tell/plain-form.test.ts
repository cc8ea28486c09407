import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { createPlainForm } from '../../../src/slack/api/plain-form.ts';
import { progressMessage } from '../../../src/slack/messages/progress.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import { textOf } from '../../../src/slack/text/catalog.ts';
import { movableClock } from '../../support/movable-clock.ts';
import { everyDemo } from '../sample-demos.ts';
import { workspaceWithout } from './workspace-without.ts';

const proved = everyDemo('en').proved!;
const report = progressMessage(proved, FACES.of(proved), textOf('en'));

test('a workspace that refuses table blocks gets the results in a form without tables, and the bot tries a table only once', async () => {
  await using workspace = await workspaceWithout('table');
  const { door, slack, sent } = workspace;
  const ana = slack.workspace.personas[0]!;
  const channel = await door.openDm(ana.userId);
  const ts = await door.post(channel, report);
  await door.update({ channel, ts }, report);
  expect(sent).toEqual([true, false, false]);
  const client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
  const { messages = [] } = await client.conversations.history({ channel });
  const shown = JSON.stringify(messages[0]?.blocks);
  for (const words of ['Temporary credentials, your code', 'not in the request', 'AccessDenied', '2 buckets'])
    expect(shown).toContain(words);
});

test('after an hour the bot tries the form with tables again', async () => {
  const clock = movableClock(() => 0);
  const orPlain = createPlainForm(clock.now);
  const tried: boolean[] = [];
  await using workspace = await workspaceWithout('table');
  const { door, slack } = workspace;
  const channel = await door.openDm(slack.workspace.personas[0]!.userId);
  const send = async ({ blocks }: { blocks: unknown[] }) => {
    tried.push(JSON.stringify(blocks).includes('"table"'));
    return door.post(channel, { text: 'x', blocks: blocks as never });
  };
  await orPlain(report, send);
  await orPlain(report, send);
  expect(tried).toEqual([true, false, false]);
  clock.pass(60 * 60_000);
  await orPlain(report, send);
  expect(tried).toEqual([true, false, false, true, false]);
});

test('if Slack also refuses the form without tables, the message is not sent again', async () => {
  await using workspace = await workspaceWithout('table');
  await expect(workspace.door.post('C0NOWHERE', report)).rejects.toThrow();
  expect(workspace.sent).toEqual([true, false]);
});
