import { expect, test } from 'vitest';
import { topModal } from '../../sandbox/person/read-screen.ts';
import { BLOCKS } from '../../src/slack/ids.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { startTestWorld } from '../support/world.ts';
import { ourUsers } from './moves.ts';
import { startRefusingWorkspace } from './refusals/refusing-slack.ts';
import { GENERAL, opensWorkshop, ROOM } from './workshop-moves.ts';

const { workshop: text } = textOf('en');

test('a person who is not a trainer cannot open a workshop, and nobody can open one in a direct message', async () => {
  await using world = await startTestWorld();
  const [ana, max] = await Promise.all([world.person('Ana'), world.person('Max')]);
  await ana.types('/mfa-demo workshop', ROOM);
  await ana.sees('Only admins of this bot and the people in');
  expect(topModal(ana.screen())).toBeUndefined();
  await max.types('/mfa-demo workshop');
  await max.sees('Type `/mfa-demo workshop` in the channel of your workshop.');
});

test('a person named in TRAINER_USER_IDS may open a workshop, and help mentions the command', async () => {
  await using world = await startTestWorld({ settings: { TRAINER_USER_IDS: 'U0SANDBOXY1' } });
  const yuki = await world.person('Yuki');
  await yuki.types('/mfa-demo help');
  await yuki.sees('このチャンネルでワークショップを開始します');
  await opensWorkshop(yuki);
  await yuki.sees('ワークショップを開始しました。');
});

test('wrong numbers are reported below their fields, and no workshop is opened', async () => {
  await using world = await startTestWorld();
  const max = await world.person('Max');
  await opensWorkshop(max, ROOM, { [BLOCKS.workshopSize]: '0', [BLOCKS.workshopMinutes]: '4' });
  await max.sees('Enter a whole number from 1 to');
  const errors = topModal(max.screen())?.errors;
  expect(Object.keys(errors ?? {}).toSorted()).toEqual([BLOCKS.workshopMinutes, BLOCKS.workshopSize]);
  await max.closesModal();
  await opensWorkshop(max);
  await max.sees('The workshop is open.');
});

test('in a channel without the bot no workshop is opened, and the trainer reads how to invite it', async () => {
  await using world = await startTestWorld();
  const max = await world.person('Max');
  await opensWorkshop(max, GENERAL, { [BLOCKS.workshopSize]: '3' });
  await max.sees('I am not in this channel. Type');
  await max.closesModal();
  await opensWorkshop(max, GENERAL);
  await max.sees('I am not in this channel. Type');
  expect(ourUsers(world)).toEqual([]);
});

test.each([
  ['is_archived', 'This channel is archived.'],
  ['restricted_action', 'Slack does not let me post in this channel'],
])('a channel that refuses the card (%s) gets no workshop, and the trainer reads why', async (word, sentence) => {
  const world = await startRefusingWorkspace((method, body) =>
    method === 'chat.postMessage' && body.includes(ROOM) ? word : undefined,
  );
  const max = await world.person('Max');
  await opensWorkshop(max);
  await max.sees(sentence);
  world.refuses(() => undefined);
  await max.closesModal();
  await opensWorkshop(max);
  await max.sees('The workshop is open.');
});

test('a person who joins twice has one seat, and only people with a seat can ask for help', async () => {
  await using world = await startTestWorld();
  const [max, ana] = await Promise.all([world.person('Max'), world.person('Ana')]);
  await opensWorkshop(max);
  await max.closesModal();
  await ana.clicksIn(ROOM, text.card.needHelp);
  await ana.sees(text.noSeat);
  await ana.clicksIn(ROOM, text.card.join);
  await ana.sees('You have joined the workshop.');
  world.pass(2000);
  await ana.clicksIn(ROOM, text.card.join);
  await ana.sees('You are in this workshop already.');
  await max.sees('Workshop: 1 person');
  await expect.poll(() => ourUsers(world)).toHaveLength(1);
});
