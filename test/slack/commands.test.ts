import { expect, test } from 'vitest';
import type { Participant } from '../../src/scenario/demo.ts';
import { sampleDemo } from './sample-demos.ts';
import { idleOperations, startScene } from './scene.ts';

test('start in a channel is answered to the person alone', async () => {
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

  await expect.poll(async () => JSON.stringify(await ana.messages('channel'))).toContain('Your demo has started');
  expect((await ana.messages('channel')).filter(({ isFromApp }) => isFromApp).every((one) => one.isEphemeral)).toBe(
    true,
  );
  expect((await max.messages('channel')).filter(({ isFromApp }) => isFromApp)).toEqual([]);
  const participant = { workspaceId: ana.workspaceId, userId: ana.userId, locale: 'en' };
  expect(started).toEqual([{ participant, isGuest: false }]);
});

test('a Japanese person is answered in Japanese', async () => {
  await using scene = await startScene(idleOperations());
  const yuki = scene.person('Yuki');
  await yuki.typesIn('channel', '/mfa-demo start');
  await expect.poll(async () => JSON.stringify(await yuki.messages('channel'))).toContain('デモを開始しました');
});

test('a guest is told kindly why not', async () => {
  const operations = idleOperations({
    start: async (participant, { isGuest }) =>
      isGuest
        ? { kind: 'refused', reason: 'guest' }
        : { kind: 'started', demo: sampleDemo('preparing', { participant }) },
  });
  await using scene = await startScene(operations);
  const guest = scene.person('Gus');
  await guest.typesIn('channel', '/mfa-demo start');
  await expect.poll(async () => JSON.stringify(await guest.messages('channel'))).toContain('Guests cannot start');
});

test('what is no command is named, and help follows; no word at all is help too', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  await ana.typesIn('channel', '/mfa-demo strat');
  await expect.poll(async () => JSON.stringify(await ana.messages('channel'))).toContain('I do not know “strat”');
  const max = scene.person('Max');
  await max.typesIn('channel', '/mfa-demo');
  await expect.poll(async () => JSON.stringify(await max.messages('channel'))).toContain('What this is');
  expect(JSON.stringify(await max.messages('channel'))).not.toContain('I do not know');
});

test('start with words behind it starts nothing, unless they name the scenario', async () => {
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
  await expect
    .poll(async () => JSON.stringify(await ana.messages('channel')))
    .toMatch(/I do not know the scenario “with &lt;!here&gt; x+…”, so I started nothing\..*`session-token`/);
  await yuki.typesIn('channel', '/mfa-demo start now');
  await expect
    .poll(async () => JSON.stringify(await yuki.messages('channel')))
    .toContain('「now」というシナリオはない');
  expect(started).toEqual([]);
  await ana.typesIn('channel', '/mfa-demo start Session-Token');
  await expect.poll(() => started).toEqual([ana.userId]);
});

test('status and both words for stop say where the demo stands', async () => {
  const demo = sampleDemo('awaiting-session-code');
  const operations = idleOperations({
    status: async () => ({ kind: 'active', demo }),
    stop: async () => ({ kind: 'stopping', demo }),
  });
  await using scene = await startScene(operations);
  const ana = scene.person('Ana');
  const answers = async () =>
    (await ana.messages('channel')).filter(({ isFromApp }) => isFromApp).map((one) => one.text);
  await ana.typesIn('channel', '/mfa-demo STATUS');
  await expect.poll(answers).toEqual([expect.stringContaining('Step 4 of 5, your turn')]);
  await ana.typesIn('channel', '/mfa-demo stop');
  await ana.typesIn('channel', '/mfa-demo teardown');
  await expect
    .poll(async () => (await answers()).filter((text) => text.includes('Removing everything')))
    .toHaveLength(2);
});

test('a failure has a sentence with an incident id, and the log has the same', async () => {
  const operations = idleOperations({
    status: async () => {
      throw new Error('the store is on fire');
    },
  });
  await using scene = await startScene(operations);
  const ana = scene.person('Ana');
  await ana.typesIn('channel', '/mfa-demo status');
  await expect.poll(async () => JSON.stringify(await ana.messages('channel'))).toContain('incident id');
  const told = JSON.stringify(await ana.messages('channel'));
  const incidentId = /`([0-9a-f]{8})`/.exec(told)?.[1] ?? 'none';
  expect(scene.lines.find((line) => line.includes(incidentId))).toContain('the store is on fire');
  expect(told).not.toContain('on fire');
});
