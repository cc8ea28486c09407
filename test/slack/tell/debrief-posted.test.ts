import { expect, test } from 'vitest';
import { connectPerson } from '../../../sandbox/slack/person/client.ts';
import { debriefOf } from '../../../src/scenario/workshop/debrief.ts';
import { debriefCsv } from '../../../src/slack/messages/debrief/csv.ts';
import { debriefMessage } from '../../../src/slack/messages/debrief/message.ts';
import { progressMessage } from '../../../src/slack/messages/progress.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import { sessionTokenFace as face } from '../../../src/slack/scenarios/session-token/face.ts';
import { debriefChart } from '../../../src/slack/tell/debrief-chart.ts';
import { textOf } from '../../../src/slack/text/catalog.ts';
import { SEATS, sampleWorkshop } from '../../scenario/workshop/sample-seats.ts';
import { everyDemo } from '../sample-demos.ts';
import { workspaceWithout } from './workspace-without.ts';

const CHANNEL = 'C0SANDBOXS1';
const text = textOf('en');
const debrief = debriefOf(sampleWorkshop(), SEATS, face);

type Workspace = Awaited<ReturnType<typeof workspaceWithout>>;

/** Returns the messages of the channel as a member sees them, oldest first. */
async function seen({ slack }: Workspace) {
  const [ana] = slack.workspace.personas;
  const { conversations } = await connectPerson(slack.url, ana?.userId ?? '').screen();
  return conversations.find(({ channelId }) => channelId === CHANNEL)?.messages ?? [];
}

async function typesShown(workspace: Workspace) {
  return (await seen(workspace)).map(({ blocks = [] }) => blocks.map((block) => Reflect.get(block, 'type')));
}

/** Uploads the picture, and posts the debrief, which shows the picture if Slack draws no charts. */
async function post({ door }: Workspace) {
  const { png, alt } = await debriefChart(debrief, face, text);
  const file = { name: 'workshop-debrief.png', bytes: png };
  const announced = await door.announceFile(file);
  await door.uploadFile(announced, file);
  const content = debriefMessage(debrief, face, text, { fileId: announced.id, alt });
  await door.post(CHANNEL, content);
}

test('if Slack draws charts, the debrief shows its charts and not the picture', async () => {
  await using workspace = await workspaceWithout('hologram');
  await post(workspace);
  const [shown] = await typesShown(workspace);
  expect(shown?.filter((type) => type === 'data_visualization')).toHaveLength(2);
  expect(shown).not.toContain('image');
});

test('if Slack refuses charts, the debrief shows the picture, and later messages have no charts but can have tables', async () => {
  await using workspace = await workspaceWithout('data_visualization');
  await post(workspace);
  const proved = everyDemo('en').proved!;
  await workspace.door.post(CHANNEL, progressMessage(proved, FACES.of(proved), text));
  await workspace.door.post(CHANNEL, debriefMessage(debrief, face, text));
  const [picture, report, words] = await typesShown(workspace);
  expect(picture).toContain('image');
  expect(report).toContain('table');
  expect(words).not.toContain('data_visualization');
  expect(workspace.sent).toEqual([true, false, false, false]);
});

test('the CSV file of the debrief is posted in the channel, and a member can open it', async () => {
  await using workspace = await workspaceWithout('hologram');
  const { door, slack } = workspace;
  const bytes = Buffer.from(debriefCsv(debrief, face, text));
  await door.shareFiles(CHANNEL, text.debrief.csv.note, [{ name: 'workshop-debrief.csv', bytes }]);
  expect(await seen(workspace)).toMatchObject([{ text: text.debrief.csv.note }]);
  const [ana] = slack.workspace.personas;
  const file = await connectPerson(slack.url, ana?.userId ?? '').file(slack.fileIds()[0] ?? '');
  expect(bytes.equals(file)).toBe(true);
});
