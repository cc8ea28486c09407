import { expect, test } from 'vitest';
import { textModal } from './support/views.ts';
import { startWorld } from './support/world.ts';

async function worldWithTrigger() {
  const clock = { now: Date.now() };
  const triggers: string[] = [];
  const world = await startWorld(
    (app) =>
      app.command('/mfa-demo', async ({ ack, command }) => {
        triggers.push(command.trigger_id);
        await ack();
      }),
    { now: () => clock.now, triggerLifeMs: 3000 },
  );
  await world.ana.types('/mfa-demo start');
  const open = (view = textModal('Hello')) => world.app.client.views.open({ trigger_id: triggers[0]!, view });
  return { world, clock, open };
}

test('a trigger id can open only one modal', async () => {
  const { world, open } = await worldWithTrigger();
  await using _world = world;
  expect(await open()).toMatchObject({ ok: true, view: { id: expect.stringMatching(/^V/), type: 'modal' } });
  await expect(open()).rejects.toMatchObject({ data: { error: 'exchanged_trigger_id' } });
  expect((await world.ana.client.screen()).modals).toHaveLength(1);
});

test('a trigger id expires after three seconds', async () => {
  const { world, clock, open } = await worldWithTrigger();
  await using _world = world;
  clock.now += 3001;
  await expect(open()).rejects.toMatchObject({ data: { error: 'expired_trigger_id' } });
});

test('an unknown trigger id is refused', async () => {
  const { world } = await worldWithTrigger();
  await using _world = world;
  const { views } = world.app.client;
  await expect(views.open({ trigger_id: '1.2.abc', view: textModal('Hello') })).rejects.toMatchObject({
    data: { error: 'invalid_trigger_id' },
  });
});

test('the error about a refused view names the mistake, and the trigger id can be used again', async () => {
  const { world, open } = await worldWithTrigger();
  await using _world = world;
  const untitled = { ...textModal('x'), title: undefined } as never;
  await expect(open(untitled)).rejects.toMatchObject({
    data: {
      error: 'invalid_arguments',
      response_metadata: {
        messages: [expect.any(String), expect.stringMatching(/^\[ERROR\] .*title.* \[json-pointer:\/view/)],
      },
    },
  });
  await open();
  expect((await world.ana.modal())!.title).toBe('Hello');
});

test('a view of more than 250 kB is refused as too large', async () => {
  const { world, open } = await worldWithTrigger();
  await using _world = world;
  const section = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'x'.repeat(3000) } };
  const huge = textModal('Huge', { blocks: Array.from({ length: 90 }, () => section) });
  await expect(open(huge)).rejects.toMatchObject({ data: { error: 'view_too_large' } });
});

test('the trigger id of a command cannot push a view', async () => {
  let pushed: unknown;
  await using world = await startWorld((app) =>
    app.command('/mfa-demo', async ({ ack, client, command }) => {
      await ack();
      const push = client.views.push({ trigger_id: command.trigger_id, view: textModal('x') });
      pushed = await push.catch((error) => error.data.error);
    }),
  );
  await world.ana.types('/mfa-demo start');
  await expect.poll(() => pushed).toBe('not_found');
});
