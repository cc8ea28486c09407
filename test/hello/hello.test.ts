import { expect, test } from 'vitest';
import { appDm, topModal } from '../../sandbox/person/read-screen.ts';
import { createLessons, offering } from '../../src/app/lessons.ts';
import { createScenarios } from '../../src/scenario/scenarios.ts';
import { Secret } from '../../src/scenario/secret.ts';
import { sessionToken } from '../../src/scenario/session-token/scenario.ts';
import { createFaces } from '../../src/slack/messages/face.ts';
import { sessionTokenFace } from '../../src/slack/scenarios/session-token/face.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { describeFace } from '../contract/face.ts';
import { describeScenario } from '../contract/scenario.ts';
import { expectNothingLeft, ourUsers } from '../e2e/moves.ts';
import { pressesAtHome, seesAtHome } from '../slack/home/home-scene.ts';
import { postTakeHomeButtons } from '../support/post-buttons.ts';
import { startTestWorld } from '../support/world.ts';
import { hello } from './scenario/scenario.ts';
import { helloFace } from './slack/face.ts';

// This test adds a new lesson: a folder with its scenario, and a folder with its face. It changes no file of src.

describeScenario(hello, { said: new Secret('314159') });
describeFace(helloFace, hello);

const scenarios = createScenarios(sessionToken, hello);
const lessons = offering(createLessons(scenarios, createFaces(sessionTokenFace, helloFace)), scenarios.ids);

test('a lesson without a face throws an error, and so do two forms with the same id', () => {
  expect(() => createLessons(scenarios, createFaces(sessionTokenFace))).toThrow('hello');
  const [form] = helloFace.forms;
  const twin = { ...helloFace, id: 'twin', forms: [{ ...form!, form: 'other' }] };
  expect(() => createFaces(helloFace, twin)).toThrow('two buttons or windows of lessons have the same id');
});

test('a person plays the new lesson, and nothing is left', async () => {
  await using world = await startTestWorld({ lessons });
  const ana = await world.person('Ana');
  await ana.types('/mfa-demo start hello');
  await ana.sees('I am listening.');
  expect(ourUsers(world)).toHaveLength(1);
  await ana.clicks('Answer me');
  await ana.submits('123 456');
  await ana.sees('We have said hello.');
  await ana.types('/mfa-demo stop');
  await ana.sees('0 left');
  expectNothingLeft(world);
  expect(world.logText()).not.toContain('123456');
});

test('the texts of the new lesson use the participant’s language, and a wrong code is refused below its field', async () => {
  await using world = await startTestWorld({ lessons });
  const yuki = await world.person('Yuki');
  await yuki.types('/mfa-demo start hello');
  await yuki.sees('お返事を待っています。');
  await yuki.clicks('返事をする');
  await yuki.submits('12a456');
  const notDigits = textOf('ja').codes.problem['not-digits'];
  await yuki.until('the error below the field', (screen) => topModal(screen)?.errors['hello-word'] === notDigits);
  await yuki.submits('123456');
  await yuki.sees('挨拶が済みました。');
});

test('a start without a lesson asks for one and has a button for each, and a start with an unknown word lists the lessons', async () => {
  await using world = await startTestWorld({ lessons });
  const ana = await world.person('Ana');
  await ana.types('/mfa-demo start goodbye');
  await ana.sees('`session-token`, `hello`');
  await ana.types('/mfa-demo start');
  await ana.sees('Which lesson would you like?');
  await ana.sees('What a greeting is.');
  expect(ourUsers(world), 'no user is created before the choice').toEqual([]);
  const { channelId, messages } = appDm(ana.screen());
  const { ts } = messages.find(({ blocks }) => JSON.stringify(blocks).includes('start-lesson-hello'))!;
  await ana.presses({ in: { channelId, ts }, blockId: 'lesson-hello', actionId: 'start-lesson-hello' });
  await ana.sees('I am listening.');
  await ana.types('/mfa-demo start');
  await ana.sees('You already have a demo.');
  await ana.clicks('Stop and clean up');
  await ana.sees('0 left');
  await ana.types('/mfa-demo start session-token');
  await ana.scansTheQr();
});

test('if a lesson has nothing to take home, the answer to a take-home button says so', async () => {
  await using world = await startTestWorld({ lessons });
  const ana = await world.person('Ana');
  await ana.types('/mfa-demo start hello');
  await ana.sees('I am listening.');
  const [user] = ourUsers(world);
  await postTakeHomeButtons(world.slack, appDm(ana.screen()).channelId, user!.userName.replace('mfa-demo-', ''));
  const none = textOf('en').takeHome.none;
  await ana.clicks('Do it with the AWS CLI');
  await ana.until('the answer', (screen) => JSON.stringify(topModal(screen)?.blocks)?.includes(none));
  await ana.closesModal();
  await ana.clicks('Scripts');
  await ana.sees(none);
  expect(ana.text()).not.toContain('.sh');
});

test('the App Home has a row for the new lesson, and its button starts the lesson', async () => {
  await using world = await startTestWorld({ lessons });
  const ana = await world.person('Ana');
  await ana.client.opensHome();
  await seesAtHome(ana.client, 'What a greeting is.');
  await pressesAtHome(ana.client, 'home-start-hello');
  await ana.sees('I am listening.');
});

test('only the lessons in the setting SCENARIOS can be started; the bot still knows the others, for their demos', async () => {
  const only = offering(lessons, ['hello']);
  expect([only.scenarios.defaultId, only.faces.offered()]).toEqual(['hello', ['hello']]);
  expect(only.scenarios.of({ scenario: 'session-token' }).id).toBe('session-token');
  expect(only.faces.of({ scenario: 'session-token' }).id).toBe('session-token');
  expect(() => offering(lessons, ['hello', 'goodbye'])).toThrow('session-token, hello. Not known: goodbye.');
  await using world = await startTestWorld({ lessons: only });
  const ana = await world.person('Ana');
  await ana.types('/mfa-demo start session-token');
  await ana.sees('needs nothing after it');
  await ana.types('/mfa-demo start');
  await ana.sees('I am listening.');
});
