import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import type { ScenarioId } from '../../src/scenario/demo.ts';
import type { Operations } from '../../src/scenario/participant/operations.ts';
import { FIRST_CALLS, type RecordedCall } from '../../src/scenario/ports/call-log.ts';
import type { SessionTokenDemo } from '../../src/scenario/session-token/state.ts';
import { TYPED_CODE } from '../../src/shared/aws-call.ts';
import { createSlackDoor } from '../../src/slack/api/slack-door.ts';
import { takeHome } from '../../src/slack/scenarios/session-token/take-home.ts';
import { sendTakeHome } from '../../src/slack/tell/take-home.ts';
import { postTakeHomeButtons } from '../support/post-buttons.ts';
import { openSlackDoor } from '../support/slack-door.ts';
import { demoOf, idleOperations, openedDemo, startScene } from './scene.ts';

const OLD = 'anotherdemo2';

/** Starts a scene in which Ana has a demo that has ended, and a message with the take-home buttons. */
async function sceneWith(
  calls: readonly RecordedCall[] = [],
  operations: Partial<Operations> = {},
  scenario: ScenarioId = 'session-token',
) {
  let demo: SessionTokenDemo | undefined;
  const own = (demoId: string) => (demo?.demoId === demoId ? demo : undefined);
  const scene = await startScene(
    idleOperations({
      look: async ({ userId }, demoId) => {
        const found = userId === demo?.participant.userId ? own(demoId) : undefined;
        return found && { ...found, scenario };
      },
      callsOf: async (_, demoId) => own(demoId) && calls,
      ...operations,
    }),
  );
  const ana = scene.person('Ana');
  demo = await openedDemo(scene.side, ana, 'ended');
  const { channelId = '' } = await scene.memory.read(demo.demoId);
  await postTakeHomeButtons(scene.slack, channelId, demo.demoId);
  return {
    ...scene,
    [Symbol.asyncDispose]: scene[Symbol.asyncDispose],
    ana,
    demo,
    forgets: () => {
      demo = undefined;
    },
    postsButtonsOf: (demoId: string) => postTakeHomeButtons(scene.slack, channelId, demoId),
    dmText: async () => JSON.stringify(await ana.messages('app-dm')),
    turns: async (actionId: string) => {
      const modal = await ana.topModal();
      const clicks = { in: { viewId: modal?.viewId ?? '' }, blockId: 'explain-buttons', actionId };
      expect(await ana.clicks(clicks)).toEqual({ ok: true });
    },
  };
}

function doorOf(botToken: string, slackApiUrl: string) {
  return createSlackDoor(new WebClient(botToken, { slackApiUrl, retryConfig: { retries: 0 } }));
}

function call(index: number, changes: Partial<RecordedCall> = {}): RecordedCall {
  const parameters = { UserName: 'mfa-demo-x' };
  const answer = { outcome: 'ok', requestId: `request-${index}`, at: index, times: 1 };
  return { service: 'iam', operation: `Operation${index}`, by: 'bot', parameters, ...answer, ...changes };
}

test('the policy is shown as it is in AWS, and the line that demands MFA is marked', async () => {
  await using scene = await sceneWith();
  await scene.ana.presses('show-policy');
  await expect.poll(scene.ana.modalText).toContain('The policy');
  const shown = (await scene.ana.modalText()).replaceAll('\\n', '\n').replaceAll('\\"', '"');
  expect(shown).toMatch(/"aws:MultiFactorAuthPresent": "true"\n +▲▲▲ this line decides/);
  expect(shown).toContain(new Date(scene.demo.deadlineAt).toISOString().slice(0, 19));
  expect(shown).toContain('BoolIfExists');
});

test('the commands of the AWS CLI are shown with a button for the scripts, which are sent once', async () => {
  await using scene = await sceneWith();
  await scene.ana.presses('use-cli');
  await expect.poll(scene.ana.modalText).toContain('aws sts get-session-token');
  expect(await scene.ana.modalText()).toContain('mfa_serial');
  const modal = await scene.ana.topModal();
  const clicks = { in: { viewId: modal?.viewId ?? '' }, blockId: 'scripts-buttons', actionId: 'send-scripts' };
  expect(await scene.ana.clicks(clicks)).toEqual({ ok: true });
  await expect.poll(scene.ana.modalText).toContain('I sent you three files');
  for (const name of ['mfa-lesson.sh', 'mfa-lesson.mts', 'mfa-lesson-policy.json'])
    expect(await scene.dmText()).toContain(name);

  await scene.ana.presses('send-scripts');
  await expect.poll(scene.dmText).toContain('I have sent you the scripts already');
  expect((await scene.dmText()).split('|mfa-lesson.sh>')).toHaveLength(2);
});

test.each<[ScenarioId, string, string, RegExp]>([
  ['session-token', 'aws sts get-session-token', 'mfa-lesson', /"aws:MultiFactorAuthPresent": "true"/],
  ['assume-role', 'aws sts assume-role', 'assume-role-lesson', /"Action": "sts:AssumeRole"/],
  ['mfa-age', 'aws sts get-session-token', 'mfa-age-lesson', /"aws:MultiFactorAuthAge": "60"/],
])('the commands and files of %s make the calls of this lesson', async (scenario, command, name, policy) => {
  await using scene = await sceneWith([], {}, scenario);
  await scene.ana.presses('use-cli');
  await expect.poll(scene.ana.modalText).toContain(command);
  expect((await scene.ana.modalText()).match(/aws sts [a-z-]+/g)).toEqual([command]);
  expect((await scene.ana.modalText()).includes('[profile with-mfa]')).toBe(scenario !== 'mfa-age');
  await scene.ana.presses('send-scripts');
  await expect.poll(scene.dmText).toContain(`${name}.sh>`);
  const fileIds = [...(await scene.dmText()).matchAll(/files\/(F\w+)\|/g)].map(([, id]) => id ?? '');
  const texts = await Promise.all(fileIds.map(async (id) => new TextDecoder().decode(await scene.ana.file(id))));
  expect(texts).toHaveLength(3);
  expect(texts.find((text) => text.startsWith('{'))).toMatch(policy);
});

test('the files in the direct message contain the programs and the policy, and nobody else can read them', async () => {
  await using scene = await sceneWith();
  await scene.ana.presses('send-scripts');
  await expect.poll(scene.dmText).toContain('mfa-lesson.sh>');
  const fileIds = [...(await scene.dmText()).matchAll(/files\/(F\w+)\|/g)].map(([, id]) => id ?? '');
  const texts = await Promise.all(fileIds.map(async (id) => new TextDecoder().decode(await scene.ana.file(id))));
  expect(texts.map((text) => text.slice(0, 2)).toSorted()).toEqual(['#!', '//', '{\n']);
  await expect(scene.person('Max').file(fileIds[0] ?? '')).rejects.toThrow('404');
});

test('if the files could not be sent, the next click sends them, and two clicks at the same time send them once', async () => {
  await using scene = await sceneWith();
  let isBroken = true;
  const { apiUrl } = await openSlackDoor(scene.slack, ({ method }) =>
    isBroken && method === 'files.completeUploadExternal'
      ? Response.json({ ok: false, error: 'internal_error' })
      : undefined,
  );
  const door = doorOf(scene.slack.botToken, apiUrl);
  const send = () => sendTakeHome({ door, memory: scene.memory }, scene.demo, takeHome, 1_000_000);
  await expect(send()).rejects.toThrow('internal_error');
  isBroken = false;
  expect((await Promise.all([send(), send()])).toSorted()).toEqual([false, true]);
  expect((await scene.dmText()).split('|mfa-lesson.sh>')).toHaveLength(2);
});

test('if a bot crashed while it sent the files, another bot can send them after a minute', async () => {
  await using scene = await sceneWith();
  await scene.memory.replace(scene.demo.demoId, 'takeHome', undefined, '1000000');
  const door = doorOf(scene.slack.botToken, scene.slack.apiUrl);
  expect(await sendTakeHome({ door, memory: scene.memory }, scene.demo, takeHome, 1_030_000)).toBe(false);
  expect(await sendTakeHome({ door, memory: scene.memory }, scene.demo, takeHome, 1_060_000)).toBe(true);
});

test('each call is explained with its parameters, its answer and its request id, and never with a code', async () => {
  const session = { service: 'sts', operation: 'GetSessionToken', by: 'access key' } as const;
  const list = { service: 's3', operation: 'ListBuckets', parameters: {} } as const;
  await using scene = await sceneWith([
    call(0, { operation: 'CreateUser' }),
    call(1, { ...list, by: 'access key', outcome: 'AccessDenied' }),
    call(2, { ...session, parameters: { DurationSeconds: '900' } }),
    call(3, { ...list, by: 'temporary credentials', outcome: 'AccessDenied', times: 3 }),
    call(4, { ...session, parameters: { DurationSeconds: '900', SerialNumber: 'arn:x', TokenCode: TYPED_CODE } }),
    call(5, { ...list, by: 'temporary credentials' }),
  ]);
  await scene.ana.presses('explain');
  await expect.poll(scene.ana.modalText).toContain('Calls 1 to 6 of 6');
  const shown = await scene.ana.modalText();
  expect(shown).toContain('1. `iam:CreateUser`* · :white_check_mark: allowed');
  expect(shown).toContain('UserName: `mfa-demo-x`');
  expect(shown).toContain('4. `s3:ListBuckets`* · :no_entry: denied (`AccessDenied`) · 3 times in a row');
  expect(shown).toContain('TokenCode: (typed by you)');
  expect(shown).toMatch(/without a code · request `request-3`.*with your code · request `request-5`/);
  expect(shown).not.toContain(TYPED_CODE);
});

test('the pages of the explanation can be turned in both directions', async () => {
  await using scene = await sceneWith(Array.from({ length: FIRST_CALLS / 2 }, (_, index) => call(index)));
  await scene.ana.presses('explain');
  await expect.poll(scene.ana.modalText).toContain('Calls 1 to 8 of 20');
  expect(await scene.ana.modalText()).not.toContain('explain-back');
  await scene.turns('explain-next');
  await expect.poll(scene.ana.modalText).toContain('Calls 9 to 16 of 20');
  await scene.turns('explain-next');
  await expect.poll(scene.ana.modalText).toContain('Calls 17 to 20 of 20');
  expect(await scene.ana.modalText()).not.toContain('explain-next');
  await scene.turns('explain-back');
  await expect.poll(scene.ana.modalText).toContain('Calls 9 to 16 of 20');
});

test.each(['show-policy', 'use-cli', 'explain'])(
  'the answer to %s has no details if the bot finds no demo of this person with the id of the button',
  async (action) => {
    await using scene = await sceneWith([call(1)]);
    await scene.postsButtonsOf(OLD);
    await scene.ana.presses(action);
    await expect.poll(scene.ana.modalText).toContain('I no longer have the details');
  },
);

test('if the demo’s record is deleted while a person reads the explanation, there is no next page, and there are no scripts', async () => {
  await using scene = await sceneWith(Array.from({ length: 20 }, (_, index) => call(index)));
  await scene.ana.presses('explain');
  await expect.poll(scene.ana.modalText).toContain('Calls 1 to 8 of 20');
  scene.forgets();
  await scene.turns('explain-next');
  await expect.poll(scene.ana.modalText).toContain('I no longer have the details');
  await scene.ana.presses('send-scripts');
  await expect.poll(scene.dmText).toContain('I no longer have the details');
  expect(await scene.dmText()).not.toContain('mfa-lesson.sh');
});

test('the scripts use the language of the demo', async () => {
  await using scene = await sceneWith();
  const yuki = scene.person('Yuki');
  const demo = demoOf(yuki, 'proved', {
    participant: { ...scene.demo.participant, userId: yuki.userId, locale: 'ja' },
  });
  const door = doorOf(scene.slack.botToken, scene.slack.apiUrl);
  expect(await sendTakeHome({ door, memory: scene.memory }, { ...demo, demoId: OLD }, takeHome, 1)).toBe(true);
  const fileIds = [...JSON.stringify(await yuki.messages('app-dm')).matchAll(/files\/(F\w+)\|mfa-lesson.sh/g)];
  const script = new TextDecoder().decode(await yuki.file(fileIds[0]?.[1] ?? ''));
  expect(script).toContain('作成するテストユーザー');
});
