import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { appDm } from '../../sandbox/person/read-screen.ts';
import { BLOCKS } from '../../src/slack/ids.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { startServices } from '../support/services.ts';
import { startTestWorld } from '../support/world.ts';
import { enrolls, expectNothingLeft, freshCode, ourUsers, startsAndScans } from './moves.ts';
import { startRefusingWorkspace } from './refusals/refusing-slack.ts';
import { GENERAL, inDm, opensWorkshop, ROOM } from './workshop-moves.ts';

const { workshop: text } = textOf('en');

test('if the channel is archived, the trainer can still end the workshop, and a later click on Join says that it is over', async () => {
  const world = await startRefusingWorkspace(() => undefined);
  const [max, ana] = await Promise.all([world.person('Max'), world.person('Ana')]);
  await opensWorkshop(max);
  await max.closesModal();
  await ana.clicksIn(ROOM, text.card.join);
  await ana.sees('You have joined the workshop.');
  world.refuses((_, body) => (body.includes(`channel=${ROOM}`) ? 'is_archived' : undefined));
  await max.sees('Workshop: 1 person');
  await max.clicks(text.board.buttons.end);
  await max.sees('Workshop over');
  await expect.poll(world.ourUsers).toEqual([]);
  world.pass(2000);
  await ana.clicksIn(ROOM, text.card.join);
  await ana.sees('This workshop is over.');
});

test('a second trainer cannot open another workshop in the same channel, and both trainers get a board of the same workshop', async () => {
  await using world = await startTestWorld({ settings: { TRAINER_USER_IDS: 'U0SANDBOXA1' } });
  const [max, ana] = await Promise.all([world.person('Max'), world.person('Ana')]);
  await Promise.all([opensWorkshop(max), opensWorkshop(ana)]);
  await max.closesModal();
  await ana.closesModal();
  await Promise.all([max.sees('Nobody has joined yet.'), ana.sees('Nobody has joined yet.')]);
  const cards = ana.screen().conversations.find(({ channelId }) => channelId === ROOM)?.messages ?? [];
  expect(cards.filter(({ blocks }) => JSON.stringify(blocks).includes('workshop-join'))).toHaveLength(1);
  await ana.types('/mfa-demo workshop', ROOM);
  await ana.sees('This channel already has a workshop, opened by');
  await ana.clicks(text.board.buttons.end);
  await max.sees('Workshop over');
  await ana.clicksIn(ROOM, text.card.join).catch(() => undefined);
});

test('after a trainer has left the workspace, everybody can continue, and another trainer ends the workshop', async () => {
  const world = await startRefusingWorkspace(() => undefined, { TRAINER_USER_IDS: 'U0SANDBOXA1' });
  const [max, ana] = await Promise.all([world.person('Max'), world.person('Ana')]);
  await opensWorkshop(max);
  const dm = appDm(max.screen()).channelId;
  world.refuses((_, body) => (body.includes(`channel=${dm}`) ? 'user_disabled' : undefined));
  await ana.types('/mfa-demo workshop', ROOM);
  await ana.sees('This channel already has a workshop, opened by');
  await ana.clicksIn(ROOM, text.card.join);
  await ana.sees('Workshop: 1 person');
  await ana.clicks(text.board.buttons.end);
  await ana.sees('Workshop over');
  await expect.poll(world.ourUsers).toEqual([]);
});

test('a person is in one workshop at a time', async () => {
  const manifest = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
  const everywhere = manifest.replace('- chat:write\n', '- chat:write\n      - chat:write.public\n');
  const services = await startServices({ slack: { manifest: everywhere } });
  await startRefusingWorkspace(() => undefined, {}, services);
  const [max, ana] = await Promise.all([services.person('Max'), services.person('Ana')]);
  for (const channel of [ROOM, GENERAL]) {
    await opensWorkshop(max, channel);
    await max.sees('The workshop is open.');
    await max.closesModal();
  }
  await ana.clicksIn(ROOM, text.card.join);
  await ana.sees('You have joined the workshop.');
  await ana.clicksIn(GENERAL, text.card.join);
  await ana.sees('You are in another workshop, in');
});

test('a person with a running demo continues it in the workshop', async () => {
  await using world = await startTestWorld();
  const [max, ana] = await Promise.all([world.person('Max'), world.person('Ana')]);
  await startsAndScans(ana);
  await opensWorkshop(max);
  await max.closesModal();
  await ana.clicksIn(ROOM, text.card.join);
  await ana.sees('You have joined the workshop.');
  await max.sees('2. Connect phone: 1');
  expect(ourUsers(world)).toHaveLength(1);
  await ana.chooses(text.card.needHelp);
  await max.sees('1 person needs help');
});

test('names can be hidden, everybody gets the announcement and more time, and nobody is reminded if nobody is behind', async () => {
  await using world = await startTestWorld();
  const [max, ana, yuki] = await Promise.all([world.person('Max'), world.person('Ana'), world.person('Yuki')]);
  await opensWorkshop(max, ROOM, { [BLOCKS.workshopNames]: ['hide'] });
  await max.sees('The workshop is open.');
  await max.closesModal();
  for (const person of [ana, yuki]) await person.clicksIn(ROOM, text.card.join);
  await max.sees('Workshop: 2 people');
  await max.clicks(text.board.buttons.everybody);
  await max.sees('Participant 1');
  await max.closesModal();
  expect(inDm(max)).not.toContain(ana.userId);
  await max.clicks(text.board.buttons.announce);
  await max.submits('Five more minutes, then we look at *the* results <!channel>.');
  await max.sees('I send your message to 2 people.');
  await ana.sees('Five more minutes');
  await yuki.sees('さんからのメッセージ:');
  expect(inDm(ana)).toContain('&lt;!channel&gt;');
  await max.clicks(text.board.buttons.moreTime);
  await max.sees('2 demos were extended.');
  await max.clicks(text.board.buttons.nudge);
  await max.sees(text.nudged(0));
});

test('a workshop ends automatically when its time is over', async () => {
  await using world = await startTestWorld();
  const [max, ana] = await Promise.all([world.person('Max'), world.person('Ana')]);
  await opensWorkshop(max, ROOM, { [BLOCKS.workshopMinutes]: '10', [BLOCKS.workshopSize]: '2' });
  await max.closesModal();
  await expect.poll(() => ourUsers(world)).toHaveLength(2);
  await ana.clicksIn(ROOM, text.card.join);
  await ana.scansTheQr();
  expect(ourUsers(world)).toHaveLength(2);
  await max.sees('Workshop: 1 of 2 people');
  world.pass(10 * 60_000);
  await max.sees('Workshop over');
  expectNothingLeft(world);
});

test('people who are behind the others are reminded once', async () => {
  await using world = await startTestWorld();
  const [max, ana, yuki] = await Promise.all([world.person('Max'), world.person('Ana'), world.person('Yuki')]);
  await opensWorkshop(max);
  await max.closesModal();
  for (const person of [ana, yuki]) await person.clicksIn(ROOM, text.card.join);
  await ana.scansTheQr();
  await enrolls(ana);
  await ana.submits(freshCode(ana));
  await max.sees(text.board.finished(1));
  await yuki.scansTheQr();
  world.pass(61_000);
  await max.clicks(text.board.buttons.nudge);
  await max.sees('I remind 1 person.');
  await yuki.sees('ほかの参加者は次のステップに進んでいます。');
  world.pass(2000);
  await max.clicks(text.board.buttons.nudge);
  await max.sees(text.nudged(0));
  expect(inDm(ana)).not.toContain('The others are a step further.');
});

test('if Slack draws no charts, the debrief gets a picture as soon as Slack has processed the picture', async () => {
  const answered = { charts: 0, early: 0 };
  const world = await startRefusingWorkspace((method, body) => {
    if (method !== 'chat.postMessage') return undefined;
    if (body.includes('data_visualization')) {
      answered.charts += 1;
      return 'invalid_blocks';
    }
    if (!body.includes('slack_file') || answered.early > 0) return undefined;
    answered.early += 1;
    const messages = ['[ERROR] invalid slack file [json-pointer:/blocks/3/slack_file]'];
    return Response.json({ ok: false, error: 'invalid_blocks', response_metadata: { messages } });
  });
  const [max, ana] = await Promise.all([world.person('Max'), world.person('Ana')]);
  await opensWorkshop(max);
  await max.closesModal();
  await ana.clicksIn(ROOM, text.card.join);
  await ana.scansTheQr();
  await max.sees('Workshop: 1 person');
  await max.clicks(text.board.buttons.end);
  const debrief = await max.until('the debrief with its picture', ({ conversations }) =>
    conversations
      .find(({ channelId }) => channelId === ROOM)
      ?.messages.find(({ blocks }) => JSON.stringify(blocks).includes('slack_file')),
  );
  expect(JSON.stringify(debrief.blocks)).toContain('Two bar charts. People per step:');
  expect(answered).toMatchObject({ early: 1 });
});
