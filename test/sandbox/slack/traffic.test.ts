import { expect, onTestFinished, test } from 'vitest';
import { watchTraffic } from '../../../sandbox/slack/person/client.ts';
import type { TrafficEntry } from '../../../sandbox/slack/person/types.ts';
import { sees } from './support/player.ts';
import { buttons, codeModal } from './support/views.ts';
import { startWorld, type World } from './support/world.ts';

/**
 * Watches the traffic until the test ends. Returns a function that returns the newest state of each entry, in order.
 */
function watch({ slack }: World): () => TrafficEntry[] {
  const entries = new Map<number, TrafficEntry>();
  const watching = new AbortController();
  onTestFinished(() => watching.abort());
  void watchTraffic(slack.url, (entry) => entries.set(entry.number, entry), watching.signal);
  return () => [...entries.values()];
}

const line = ({ direction, kind, summary, status }: TrafficEntry) => [direction, kind, summary, status];

test('the traffic shows the requests between Slack and the app, with their results', async () => {
  await using world = await startWorld((app) => {
    app.command('/mfa-demo', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: codeModal() });
    });
    app.view('codes', ({ ack }) => ack({ response_action: 'errors', errors: { code: 'Not this one' } }));
  });
  const traffic = watch(world);
  await world.ana.types('/mfa-demo start');
  await sees(world.ana.modal, (modal) => expect(modal).toBeDefined());
  await world.ana.submits({ code: '123456' });
  const told = () => traffic().filter(({ kind }) => !['auth.test', 'apps.connections.open'].includes(kind));
  await expect
    .poll(() => told().map(line))
    .toEqual([
      ['to-app', 'slash_commands', 'Ana typed /mfa-demo start', 'answered'],
      ['from-app', 'views.open', '“Enter a code”', 'answered'],
      ['to-app', 'interactive:view_submission', 'Ana submitted “Enter a code”', 'answered'],
    ]);
  const [command, opening, submission] = told();
  expect(command).toMatchObject({
    person: world.ana.userId,
    payload: { command: '/mfa-demo' },
    tookMs: expect.any(Number),
  });
  expect(opening!.payload).toMatchObject({ trigger_id: expect.stringMatching(/^\d+\.\d+\.\w+$/) });
  expect(opening!.answer).toMatchObject({ ok: true, view: { callback_id: 'codes' } });
  expect(submission!.answer).toEqual({ response_action: 'errors', errors: { code: 'Not this one' } });
  expect(submission!.payload).toMatchObject({ view: { state: { values: { code: { typed: { value: '••••••' } } } } } });
});

test('the traffic contains no token, no code and no secret address', async () => {
  const secrets: string[] = [];
  await using world = await startWorld((app) =>
    app.command('/mfa-demo', async ({ ack, command, respond, client }) => {
      await ack();
      secrets.push(command.token, command.response_url);
      await respond('123 456');
      const { upload_url: uploadUrl } = await client.files.getUploadURLExternal({ filename: 'qr.png', length: 1 });
      await fetch(uploadUrl!, { method: 'POST', body: 'x' });
      secrets.push(uploadUrl!);
      const seed = 'JBSW Y3DP EHPK 3PXP JBSW Y3DP';
      await client.chat.postMessage({ channel: command.user_id, text: `Type ${seed} or otpauth://totp/x?secret=abc` });
      secrets.push(seed, 'secret=abc');
    }),
  );
  const traffic = watch(world);
  await world.ana.types('/mfa-demo 654321');
  await expect.poll(() => traffic().map(({ kind }) => kind)).toContain('chat.postMessage');
  secrets.push(world.slack.botToken, world.slack.appToken, world.slack.signingSecret, '654321', '123 456');
  await expect.poll(() => traffic().every(({ status }) => status !== 'waiting')).toBe(true);
  const seen = JSON.stringify(traffic());
  expect(secrets.filter((secret) => seen.includes(secret.replace(/^http:.*\//, '')))).toEqual([]);
  expect(traffic().map(({ kind }) => kind)).toEqual(expect.arrayContaining(['response_url', 'upload']));
  expect(seen).toContain('trigger_id');
});

test('an entry of the traffic says if a request was too late, not delivered or refused', async () => {
  await using world = await startWorld((app) => app.action('slow', async () => {}), { ackLimitMs: 50 });
  const traffic = watch(world);
  await world.app.client.chat.postMessage({ channel: world.ana.userId, text: 'x', blocks: [buttons('slow')] });
  await world.ana.clicks('slow');
  await world.app.client.chat.postMessage({ channel: 'C404', text: 'x' }).catch(() => {});
  world.slack.cutSockets();
  await world.ana.types('/mfa-demo help');
  const lines = () => traffic().map(({ kind, status }) => [kind, status]);
  await expect.poll(lines).toEqual(
    expect.arrayContaining([
      ['interactive:block_actions', 'too-late'],
      ['chat.postMessage', 'failed'],
      ['slash_commands', 'failed'],
    ]),
  );
  expect(traffic().find(({ status, direction }) => status === 'failed' && direction === 'from-app')!.answer).toEqual({
    ok: false,
    error: 'channel_not_found',
  });
});

test('a reader of the traffic stream that is too slow is disconnected', async () => {
  await using world = await startWorld();
  const ask = (path: string) => world.slack.fetch(new Request(`${world.slack.url}${path}`));
  const { body } = await ask('/_person/traffic/stream');
  for (let count = 0; count < 600; count += 1) await ask('/api/api.test');
  let chunks = 0;
  for await (const _chunk of body!) chunks += 1;
  expect(chunks).toBeGreaterThan(900);
});

test('a new reader of the traffic gets the newest 300 entries, and long entries are cut', async () => {
  await using world = await startWorld();
  const ask = (text: string) =>
    world.slack.fetch(
      new Request(`${world.slack.apiUrl}api.test`, { method: 'POST', body: new URLSearchParams({ text }) }),
    );
  for (let count = 0; count < 320; count += 1) await ask(`${count}`);
  await ask('x'.repeat(100_000));
  const traffic = watch(world);
  await expect.poll(() => traffic().length).toBe(300);
  expect(JSON.stringify(traffic().at(-1)).length).toBeLessThan(20_000);
  const numbers = traffic().map(({ number }) => number);
  expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index));
});
