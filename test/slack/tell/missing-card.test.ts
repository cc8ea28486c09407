import { expect, test } from 'vitest';
import { messageText } from '../../../sandbox/person/read-screen.ts';
import { connectPerson } from '../../../sandbox/slack/person/client.ts';
import { boardMessage } from '../../../src/slack/messages/workshop/board.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import { createBoards } from '../../../src/slack/tell/workshop/boards.ts';
import { textOf } from '../../../src/slack/text/catalog.ts';
import { createMemoryWorkshops } from '../../../src/state/workshops/memory-workshops.ts';
import { sampleWorkshop } from '../../scenario/workshop/sample-seats.ts';
import { movableClock } from '../../support/movable-clock.ts';
import { workspaceWhere } from './workspace-without.ts';

const ROOM = 'C0SANDBOXS1';
const MAX = 'U0SANDBOXM1';
const text = textOf('en');

/** Starts an open workshop that has no card and no board. */
async function startOpened() {
  const refusals = new Map<string, string>();
  const workspace = await workspaceWhere(({ method }) => {
    const error = refusals.get(method);
    return error === undefined ? undefined : Response.json({ ok: false, error });
  });
  const clock = movableClock();
  const workshops = createMemoryWorkshops(clock);
  const opened = sampleWorkshop({ channelId: ROOM, openedBy: MAX, phase: 'open', createdAt: clock.now() });
  const { workshop } = await workshops.openIfNone(opened);
  const boards = createBoards({ door: workspace.door, faces: FACES, clock, workshops });
  const show = async () => {
    const facts = await workshops.facts(workshop.workshopId);
    await boards.showCard(workshop, [], facts);
    for (const update of boards.boardsOf(workshop, [], facts)) await update();
  };
  const seenIn = async (kind: 'channel' | 'app-dm') => {
    const { conversations } = await connectPerson(workspace.slack.url, MAX).screen();
    return conversations.flatMap((one) => (one.kind === kind ? one.messages.map(messageText) : []));
  };
  return { ...workspace, refusals, clock, workshop, workshops, boards, show, seenIn };
}

test('if a workshop has no card and no board five seconds after its opening, the bot posts each of them once', async () => {
  await using room = await startOpened();
  await room.show();
  expect(await room.seenIn('channel')).toEqual([]);
  room.clock.pass(5000);
  await room.show();
  await room.show();
  expect(await room.seenIn('channel')).toEqual([expect.stringContaining('Join')]);
  expect(await room.seenIn('app-dm')).toEqual([expect.stringContaining('Nobody has joined yet.')]);
});

test('a board whose id was not saved is deleted when its trainer gets a new board', async () => {
  await using room = await startOpened();
  const { workshop, door, boards } = room;
  const face = FACES.of(workshop);
  await door.post(await door.openDm(MAX), boardMessage({ workshop, seats: [], face, text, now: room.clock.now() }));
  await boards.sendBoard(workshop, [], { userId: MAX, locale: 'en' });
  expect(await room.seenIn('app-dm')).toHaveLength(1);
});

test('if two cards are posted at the same moment, only one remains', async () => {
  await using room = await startOpened();
  await Promise.all([room.boards.postCard(room.workshop), room.boards.postCard(room.workshop)]);
  expect(await room.seenIn('channel')).toHaveLength(1);
});

test('a trainer gets a new board although Slack does not let the bot delete the old board', async () => {
  await using room = await startOpened();
  const { workshop, boards, workshops } = room;
  const trainer = { userId: MAX, locale: 'en' } as const;
  await boards.sendBoard(workshop, [], trainer);
  const old = await workshops.facts(workshop.workshopId);
  room.refusals.set('chat.delete', 'cant_delete_message');
  await boards.sendBoard(workshop, [], trainer);
  expect(await room.seenIn('app-dm')).toHaveLength(2);
  expect(await workshops.facts(workshop.workshopId)).not.toEqual(old);
});
