import { expect, test } from 'vitest';
import { setSwitches } from '../../../sandbox/slack/person/client.ts';
import { type ConversationMemory, REMOVED } from '../../../src/scenario/ports/conversation-memory.ts';
import { Secret } from '../../../src/scenario/secret.ts';
import { RECEIPT } from '../sample-demos.ts';
import { type demoOf, idleOperations, openedDemo, startScene } from '../scene.ts';

const uri = new Secret('otpauth://totp/AWS:demo?secret=SEEDONE&issuer=AWS');

/**
 * Returns functions that make Slack refuse a method, answer some methods with 503, and work again. `startScene` calls
 * `onCall` for each call of the bot, and if it returns an answer, the bot gets this answer instead of Slack's.
 */
function otherwise() {
  const answers = new Map<string, () => Response>();
  return {
    onCall: ({ method }: { method: string }) => answers.get(method)?.(),
    refuses: (method: string, error: string) => void answers.set(method, () => Response.json({ ok: false, error })),
    isAway: (...methods: string[]) => {
      for (const method of methods) answers.set(method, () => new Response('', { status: 503 }));
    },
    isBack: () => answers.clear(),
  };
}

async function startOtherwise(operations = idleOperations()) {
  const slackOf = otherwise();
  const scene = await startScene(operations, { onCall: slackOf.onCall });
  const admin = scene.slack.workspace.personas.find(({ role }) => role === 'admin')?.name ?? '';
  const alerts = async () => (await scene.person(admin).messages('app-dm')).map(({ text }) => text);
  return { ...scene, slackOf, alerts, [Symbol.asyncDispose]: scene[Symbol.asyncDispose] };
}

test('if Slack cannot be reached for the deletion of a picture, the demo continues, and the picture is deleted at the next try', async () => {
  await using scene = await startOtherwise();
  const { qrPoster, messenger } = scene.side;
  const demo = await openedDemo(scene.side, scene.person('Ana'), 'awaiting-enrollment');
  await qrPoster.uploadQr(demo, uri);
  await qrPoster.postQr(demo, 0);
  scene.slackOf.isAway('files.delete');
  await qrPoster.removeQr(demo);
  expect(await scene.memory.read(demo.demoId)).toMatchObject({ qrFileId: REMOVED, shownQrFileId: REMOVED });
  expect(await messenger.showDemo({ ...demo, version: 2 })).toBe('later');
  expect(await messenger.isUntold(demo)).toBe(true);
  expect(scene.slack.fileIds()).toHaveLength(1);
  scene.slackOf.isBack();
  expect(await messenger.showDemo({ ...demo, version: 2 })).toBe('told');
  expect(scene.slack.fileIds()).toEqual([]);
  expect(await messenger.isUntold(demo)).toBe(false);
  expect(await scene.alerts()).toEqual([]);
});

test.each([
  ['Slack cannot be reached for the deletion', (slack: ReturnType<typeof otherwise>) => slack.isAway('files.delete')],
  [
    'Slack refuses the deletion',
    (slack: ReturnType<typeof otherwise>) => slack.refuses('files.delete', 'cant_delete_file'),
  ],
])(
  'if another bot removes the QR code during the upload, and %s, the id of the uploaded file is saved for a later deletion',
  async (_, spoil) => {
    await using scene = await startOtherwise();
    await setSwitches(scene.slack.url, { enforceScopes: false });
    const demo = await openedDemo(scene.side, scene.person('Ana'), 'preparing');
    let reads = 0;
    // Another bot removes the QR code while this bot uploads it.
    const overtaken: ConversationMemory = {
      ...scene.memory,
      read: async (demoId) => {
        reads += 1;
        const known = await scene.memory.read(demoId);
        if (reads === 2 && known.qrFileId) await scene.memory.replace(demoId, 'qrFileId', known.qrFileId, REMOVED);
        return scene.memory.read(demoId);
      },
    };
    spoil(scene.slackOf);
    await expect(scene.anotherSide(overtaken).qrPoster.uploadQr(demo, uri)).rejects.toThrow('Another bot');
    const [file = ''] = scene.slack.fileIds();
    expect((await scene.memory.read(demo.demoId)).strays).toContain(file);
    scene.slackOf.isBack();
    await scene.side.messenger.showDemo({ ...demo, version: 2 });
    const kept = await scene.alerts();
    expect(scene.slack.fileIds().length, 'the admins read of each file that Slack keeps').toBe(kept.length);
  },
);

test('an alert that was saved before a crash is sent once by the next bot', async () => {
  await using scene = await startOtherwise();
  const demo = await openedDemo(scene.side, scene.person('Ana'), 'tearing-down', { endReason: 'surprise' });
  await scene.side.messenger.noteAlert({ kind: 'surprise', demo });
  await scene.side.messenger.noteAlert({ kind: 'surprise', demo });
  for (const version of [2, 3]) await scene.anotherSide().messenger.showDemo({ ...demo, version });
  expect(await scene.alerts()).toEqual([expect.stringContaining('S3 answered without MFA')]);
});

test('an alert with another reason is sent separately, but a reason that differs only in its request id counts as the same', async () => {
  await using scene = await startOtherwise();
  const demo = await openedDemo(scene.side, scene.person('Ana'), 'stuck');
  const refused = (id: string) => `AWS answered with Throttling (iam:DeleteUser, request ${id})`;
  for (const reason of [refused('1'), refused('2'), 'the user is in a group.'])
    await scene.side.messenger.noteAlert({ kind: 'stuck', demo, reason });
  await scene.side.messenger.showDemo({ ...demo, version: 2 });
  expect(await scene.alerts()).toHaveLength(2);
});

test('a stuck demo that is cleaned up before the admins were alerted causes no alert', async () => {
  await using scene = await startOtherwise();
  const demo = await openedDemo(scene.side, scene.person('Ana'), 'stuck');
  scene.slackOf.isAway('conversations.open');
  await scene.side.messenger.noteAlert({ kind: 'stuck', demo, reason: 'the user is in a group.' });
  expect(await scene.side.messenger.showDemo({ ...demo, version: 2 })).toBe('later');
  scene.slackOf.isBack();
  expect(await scene.side.messenger.showDemo({ ...demo, version: 3, phase: 'ended', receipt: RECEIPT })).toBe('told');
  expect(await scene.alerts()).toEqual([]);
});

test('if Slack does not let the bot delete a message, the bot replaces its content with one sentence', async () => {
  await using scene = await startOtherwise();
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'proved');
  await scene.side.messenger.postReminder(demo);
  scene.slackOf.refuses('chat.delete', 'compliance_exports_prevent_deletion');
  await scene.side.messenger.showDemo({ ...demo, version: 2, extendedAt: demo.createdAt });
  expect((await ana.messages('app-dm')).map(({ text }) => text)).toContain('This message is out of date.');
  expect(await scene.alerts()).toEqual([expect.stringContaining('does not let me delete something')]);
});

test.each(['a command', 'a click'])(
  'a result that could not be shown is shown when the person next uses the bot: %s',
  async (by) => {
    let demo: ReturnType<typeof demoOf> | undefined;
    const operations = idleOperations({
      status: async () => (demo ? { kind: 'active', demo } : { kind: 'none' }),
      look: async () => demo,
    });
    await using scene = await startOtherwise(operations);
    const ana = scene.person('Ana');
    demo = await openedDemo(scene.side, ana, 'awaiting-enrollment');
    scene.slackOf.isAway('chat.update', 'views.update');
    demo = { ...demo, version: 2, stage: 'proved' };
    expect(await scene.side.messenger.showDemo(demo)).toBe('later');
    scene.slackOf.isBack();
    const hasResult = async () =>
      (await ana.messages('app-dm')).some(({ text }) =>
        text.startsWith('MFA demo: S3 denied access even with your code'),
      );
    expect(await hasResult()).toBe(false);
    if (by === 'a command') await ana.typesIn('channel', '/mfa-demo status');
    else await ana.presses('show-key');
    await expect.poll(hasResult).toBe(true);
  },
);

test('a receipt that could not be shown is shown when the person later asks for the status', async () => {
  let last: ReturnType<typeof demoOf> | undefined;
  await using scene = await startOtherwise(idleOperations({ look: async () => last }));
  const ana = scene.person('Ana');
  const demo = await openedDemo(scene.side, ana, 'proved');
  last = { ...demo, version: 2, phase: 'ended', endReason: 'stop', receipt: RECEIPT };
  scene.slackOf.isAway('chat.update');
  expect(await scene.side.messenger.showDemo(last)).toBe('later');
  scene.slackOf.isBack();
  const { demoId, participant, scenario } = demo;
  const times = { startedAt: Date.now(), endedAt: Date.now() };
  await scene.remembered.history.add(participant, {
    ...{ demoId, scenario, endReason: 'stop', removed: 2, left: 0 },
    ...times,
  });
  await ana.typesIn('channel', '/mfa-demo status');
  await expect.poll(async () => JSON.stringify(await ana.messages('app-dm'))).toContain('nothing is left in AWS');
});
