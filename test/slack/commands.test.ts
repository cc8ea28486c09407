import { expect, test } from 'vitest';
import type { Participant } from '../../src/scenario/demo.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { sampleDemo } from './sample-demos.ts';
import { idleOperations, type Player, startScene } from './scene.ts';

/** Returns the app's answers to this person in the channel, as JSON. */
async function answers(person: Player): Promise<string> {
  return JSON.stringify((await person.messages('channel')).filter(({ isFromApp }) => isFromApp));
}

test('only the person who typed start in a channel can see the answer', async () => {
  const started: { participant: Participant; isGuest: boolean }[] = [];
  const operations = idleOperations({
    start: async (participant, { isGuest }) => {
      started.push({ participant, isGuest });
      return { kind: 'started', demo: sampleDemo('preparing', { participant }) };
    },
  });
  await using scene = await startScene(operations);
  const [ana, max] = [scene.person('Ana'), scene.person('Max')];
  await ana.typesIn('channel', '/mfa-demo start');

  await expect.poll(async () => JSON.stringify(await ana.messages('channel'))).toContain('Your demo is starting');
  expect((await ana.messages('channel')).filter(({ isFromApp }) => isFromApp).every((one) => one.isEphemeral)).toBe(
    true,
  );
  expect((await max.messages('channel')).filter(({ isFromApp }) => isFromApp)).toEqual([]);
  const participant = { workspaceId: ana.workspaceId, userId: ana.userId, locale: 'en' };
  expect(started).toEqual([{ participant, isGuest: false }]);
});

test('a Japanese person gets answers in Japanese', async () => {
  await using scene = await startScene(idleOperations());
  const yuki = scene.person('Yuki');
  await yuki.typesIn('channel', '/mfa-demo start');
  await expect.poll(async () => JSON.stringify(await yuki.messages('channel'))).toContain('デモを開始します');
});

test.each([
  ['Ana', '42 people are before you. Your QR code comes in about 15 seconds.'],
  ['Yuki', '42 人が先に待っています。QR コードは約 15 秒後に表示されます。'],
])('%s reads in the first message how long the wait is', async (name, words) => {
  const operations = idleOperations({
    start: async (participant, { greet }) => {
      const demo = sampleDemo('preparing', { participant });
      await greet?.(demo, { before: 42, seconds: 16 });
      return { kind: 'started', demo };
    },
  });
  await using scene = await startScene(operations);
  const person = scene.person(name);
  await person.typesIn('app-dm', '/mfa-demo start');
  await expect.poll(async () => JSON.stringify(await person.messages('app-dm'))).toContain(words);
});

test('a guest reads a friendly reason why they cannot start', async () => {
  const operations = idleOperations({
    start: async (participant, { isGuest }) =>
      isGuest
        ? { kind: 'refused', reason: 'guest' }
        : { kind: 'started', demo: sampleDemo('preparing', { participant }) },
  });
  await using scene = await startScene(operations);
  const guest = scene.person('Gus');
  await guest.typesIn('channel', '/mfa-demo start');
  await expect.poll(async () => JSON.stringify(await guest.messages('channel'))).toContain('Demos are for members');
});

test('the command without a word shows help, and an admin also sees the part for admins', async () => {
  await using scene = await startScene(idleOperations());
  const [ana, max] = [scene.person('Ana'), scene.person('Max')];
  for (const person of [ana, max]) {
    await person.typesIn('channel', '/mfa-demo');
    await expect.poll(() => answers(person)).toContain('See what multi-factor authentication (MFA) does in AWS');
    expect(await answers(person)).toContain('2. *Connect your phone:*');
  }
  expect(await answers(max)).toContain('`/mfa-demo cleanup`');
  expect(await answers(ana)).not.toContain('cleanup');
});

test.each([
  ['strat', 'There is no command `strat`. Did you mean `/mfa-demo start`?', ['start-again', 'help']],
  ['stauts', 'There is no command `stauts`. Did you mean `/mfa-demo status`?', ['status', 'help']],
  ['STOPP', 'There is no command `STOPP`. Did you mean `/mfa-demo stop`?', ['help']],
  ['clenup', 'There is no command `clenup`.', ['start-again', 'help']],
  ['foo', 'There is no command `foo`.', ['start-again', 'help']],
])(
  '%s is not a command: the answer says so, suggests a similar command that the person may use, and has buttons',
  async (word, told, offered) => {
    await using scene = await startScene(idleOperations());
    const ana = scene.person('Ana');
    await ana.typesIn('channel', `/mfa-demo ${word}`);
    await expect.poll(() => answers(ana)).toContain(`"text":"${told}"`);
    expect((await answers(ana)).match(/(?<="action_id":")[^"]+/g)).toEqual(offered);
    await ana.presses('help', 'channel');
    await expect.poll(() => answers(ana)).toContain('2. *Connect your phone:*');
  },
);

test('an admin who mistypes cleanup reads cleanup as a suggestion', async () => {
  await using scene = await startScene(idleOperations());
  const max = scene.person('Max');
  await max.typesIn('channel', '/mfa-demo clenup');
  await expect.poll(() => answers(max)).toContain('Did you mean `/mfa-demo cleanup`?');
});

test('start with more words starts nothing and offers a button, unless the words name a scenario', async () => {
  const started: string[] = [];
  const operations = idleOperations({
    start: async (participant) => {
      started.push(participant.userId);
      return { kind: 'started', demo: sampleDemo('preparing', { participant }) };
    },
  });
  await using scene = await startScene(operations);
  const [ana, yuki] = [scene.person('Ana'), scene.person('Yuki')];
  await ana.typesIn('channel', `/mfa-demo start with <!here> ${'x'.repeat(2000)}`);
  await expect.poll(() => answers(ana)).toContain('`/mfa-demo start` needs nothing after it. Start the demo now?');
  expect(await answers(ana)).not.toContain('here');
  await yuki.typesIn('channel', '/mfa-demo start now');
  await expect.poll(() => answers(yuki)).toContain('今すぐデモを開始しますか?');
  expect(started).toEqual([]);
  await ana.typesIn('channel', '/mfa-demo start Session-Token');
  await expect.poll(() => started).toEqual([ana.userId]);
  await yuki.presses('start-again', 'channel');
  await expect.poll(() => started).toEqual([ana.userId, yuki.userId]);
  await expect.poll(() => answers(yuki)).toContain('デモを開始します');
});

test('the answer to status says where the demo is, and the answer to both words for stop says that cleanup has begun', async () => {
  const demo = sampleDemo('awaiting-session-code');
  const operations = idleOperations({
    status: async () => ({ kind: 'active', demo }),
    stop: async () => ({ kind: 'stopping', demo }),
  });
  await using scene = await startScene(operations);
  const ana = scene.person('Ana');
  const texts = async () => (await ana.messages('channel')).filter(({ isFromApp }) => isFromApp).map((one) => one.text);
  await ana.typesIn('channel', '/mfa-demo STATUS');
  const where = textOf('en').sessionToken.where['awaiting-session-code'];
  await expect.poll(texts).toEqual([expect.stringContaining(`${where} Ends automatically at`)]);
  await ana.typesIn('channel', '/mfa-demo stop');
  await ana.typesIn('channel', '/mfa-demo teardown');
  await expect
    .poll(async () => (await texts()).filter((text) => text.includes('I am cleaning up your demo')))
    .toHaveLength(2);
});

test('a failure shows a sentence with an incident id, and the log has the same id', async () => {
  const operations = idleOperations({
    status: async () => {
      throw new Error('the store is on fire');
    },
  });
  await using scene = await startScene(operations);
  const ana = scene.person('Ana');
  await ana.typesIn('channel', '/mfa-demo status');
  await expect.poll(async () => JSON.stringify(await ana.messages('channel'))).toContain('incident ID');
  const told = JSON.stringify(await ana.messages('channel'));
  const incidentId = /`([0-9a-f]{8})`/.exec(told)?.[1] ?? 'none';
  expect(scene.lines.find((line) => line.includes(incidentId))).toContain('the store is on fire');
  expect(told).not.toContain('on fire');
});

test.each(['\u2060status\u2060', '*Status.*', '/mfa-demo status'])(
  '%j, as some keyboards and people type it, is understood as status',
  async (typed) => {
    await using scene = await startScene(idleOperations());
    const ana = scene.person('Ana');
    await ana.typesIn('channel', `/mfa-demo ${typed}`);
    await expect.poll(() => answers(ana)).toContain('You have no demo');
  },
);
