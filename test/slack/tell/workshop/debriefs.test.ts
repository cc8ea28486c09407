import { readFileSync } from 'node:fs';
import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { messageText } from '../../../../sandbox/person/read-screen.ts';
import type { WorkshopStore } from '../../../../src/scenario/ports/workshop-store.ts';
import { createSlackDoor } from '../../../../src/slack/api/slack-door.ts';
import { FACES } from '../../../../src/slack/scenarios/faces.ts';
import type { Facts } from '../../../../src/slack/tell/workshop/boards.ts';
import { createDebriefs } from '../../../../src/slack/tell/workshop/debriefs.ts';
import { textOf } from '../../../../src/slack/text/catalog.ts';
import { SEATS, sampleWorkshop, seat } from '../../../scenario/workshop/sample-seats.ts';
import { latch } from '../../../support/latch.ts';
import { recordingLogger } from '../../recording-logger.ts';
import { idleOperations, startScene } from '../../scene.ts';

const ROOM = 'C0SANDBOXS1';
const TITLE = textOf('en').debrief.title('');
const readsChannels = readFileSync('manifest.yml', 'utf8').replace(
  '- im:history',
  '- im:history\n      - channels:history',
);

/**
 * Starts an ended workshop. Max, the trainer, has a board. Ana, Yuki and a person whom Slack does not know took part.
 */
async function startEnded({ isAnonymous = false } = {}) {
  let asked = 0;
  const refusals = new Map<string, string>();
  const scene = await startScene(idleOperations(), {
    manifest: readsChannels,
    onCall: ({ method }) => {
      if (method === 'users.info') asked += 1;
      const error = refusals.get(method);
      return error === undefined ? undefined : Response.json({ ok: false, error });
    },
  });
  const max = scene.person('Max');
  const { workshops } = scene.remembered;
  const { workspaceId, userId: openedBy } = max;
  const { workshop } = await workshops.openIfNone(
    sampleWorkshop({ workspaceId, channelId: ROOM, openedBy, isAnonymous }),
  );
  const { conversations } = await max.screen();
  const channel = conversations.find(({ kind }) => kind === 'app-dm')?.channelId;
  const board = JSON.stringify({ channel, ts: '1.1', locale: 'en' });
  await workshops.replaceFact(workshop.workshopId, `board:${max.userId}`, undefined, board);
  const people = [scene.person('Ana').userId, scene.person('Yuki').userId, 'U0GONE'];
  const seats = people.map((userId, index) => seat(index + 1, { ...SEATS[index], userId }));
  const files = () =>
    Promise.all(scene.slack.fileIds().map(async (id) => Buffer.from(await max.file(id).catch(() => new Uint8Array()))));
  const tables = async () => (await files()).map(String).filter((text) => text.startsWith('\uFEFF'));
  /** Shows the debrief from another process, which has already read these facts. */
  const showsElsewhere = async (store: WorkshopStore, facts: Facts) => {
    const door = createSlackDoor(new WebClient(scene.slack.botToken, { slackApiUrl: scene.slack.apiUrl }));
    const { logger } = recordingLogger();
    const namesOf = async () => new Map<string, string>();
    const debriefs = createDebriefs({ door, faces: FACES, workshops: store, logger, namesOf });
    await debriefs.show(workshop, seats, facts);
  };
  return {
    workshops,
    seats,
    refusals,
    lines: scene.lines,
    asked: () => asked,
    showsElsewhere,
    facts: () => workshops.facts(workshop.workshopId),
    shows: () => scene.side.workshopTeller.show(workshop, seats),
    debriefs: async () => {
      const room = (await max.screen()).conversations.find(({ channelId }) => channelId === ROOM);
      return room?.messages.map(messageText).filter((text) => text.includes(TITLE));
    },
    /** Returns the number of files that are not a table. */
    charts: async () => (await files()).length - (await tables()).length,
    /** Returns the first column of the trainer's table. */
    persons: async () => {
      const [table] = await tables();
      return table
        ?.split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(',')[0]);
    },
    [Symbol.asyncDispose]: scene[Symbol.asyncDispose],
  };
}

/** Returns a store that never saves this fact, as if the process ended right before the save. */
function endsBefore(store: WorkshopStore, lost: string) {
  const { opened: arrived, open: arrive } = latch();
  const replaceFact: WorkshopStore['replaceFact'] = (id, fact, ...values) => {
    if (fact !== lost) return store.replaceFact(id, fact, ...values);
    arrive();
    return new Promise<never>(() => undefined);
  };
  return { arrived, store: { ...store, replaceFact } };
}

test('a debrief that was posted right before a crash is found again, and updated', async () => {
  await using ended = await startEnded();
  const crash = endsBefore(ended.workshops, 'debrief');
  void ended.showsElsewhere(crash.store, await ended.facts());
  await crash.arrived;
  expect(await ended.debriefs()).toHaveLength(1);
  expect(await ended.shows()).toBe('told');
  expect(await ended.shows()).toBe('told');
  expect(await ended.debriefs()).toHaveLength(1);
  expect(await ended.facts()).toMatchObject({ debrief: expect.any(String) });
});

test('if two processes post the debrief at the same moment, one message and one chart remain', async () => {
  await using ended = await startEnded();
  const { workshops, showsElsewhere } = ended;
  const facts = await ended.facts();
  await Promise.all([showsElsewhere(workshops, facts), showsElsewhere(workshops, facts)]);
  expect(await ended.debriefs()).toHaveLength(1);
  expect(await ended.charts()).toBe(1);
});

test('the trainer reads names in the table, and the user id of a person whose name Slack does not return', async () => {
  await using ended = await startEnded();
  expect(await ended.shows()).toBe('told');
  expect(await ended.persons()).toEqual(['Ana', 'Yuki', 'U0GONE']);
  const asked = ended.asked();
  await ended.shows();
  expect(ended.asked()).toBe(asked);
});

test('if names cannot be read, the table has user ids, and the bot asks Slack only once', async () => {
  await using ended = await startEnded();
  ended.refusals.set('users.info', 'missing_scope');
  expect(await ended.shows()).toBe('told');
  expect(await ended.persons()).toEqual(ended.seats.map(({ userId }) => userId));
  expect(ended.asked()).toBe(1);
  expect(ended.lines.filter((line) => line.includes('names could not be read'))).toHaveLength(1);
});

test('for a workshop with hidden names, the bot asks Slack for no name', async () => {
  await using ended = await startEnded({ isAnonymous: true });
  expect(await ended.shows()).toBe('told');
  expect(await ended.persons()).toEqual(['Participant 1', 'Participant 2', 'Participant 3']);
  expect(ended.asked()).toBe(0);
});
