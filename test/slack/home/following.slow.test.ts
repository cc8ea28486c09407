import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { watchTraffic } from '../../../sandbox/slack/person/client.ts';
import type { TrafficEntry } from '../../../sandbox/slack/person/types.ts';
import type { Demo } from '../../../src/scenario/demo.ts';
import { noteName } from '../../../src/scenario/ports/notes.ts';
import { createOneAtATime } from '../../../src/slack/tell/one-at-a-time.ts';
import { textOf } from '../../../src/slack/text/catalog.ts';
import { idleOperations, openedDemo, startScene } from '../scene.ts';
import { homeText, seesAtHome } from './home-scene.ts';

const { where: stage } = textOf('en').sessionToken;

/** Starts a scene in which the test sets the demo of Ana. */
async function startFollowing(options: Parameters<typeof startScene>[1] = {}) {
  const known = { demo: undefined as Demo | undefined };
  const operations = idleOperations({
    status: async () => (known.demo ? { kind: 'active', demo: known.demo } : { kind: 'none' }),
  });
  const scene = await startScene(operations, options);
  const ana = scene.person('Ana');
  const entries = new Map<number, TrafficEntry>();
  const watching = new AbortController();
  void watchTraffic(scene.slack.url, (entry) => void entries.set(entry.number, entry), watching.signal);
  return {
    ...scene,
    ana,
    /** Returns how often the app has published an App Home. */
    publishes: () => [...entries.values()].filter(({ kind }) => kind === 'views.publish').length,
    moves: async (demo: Demo) => {
      known.demo = demo;
      await scene.side.messenger.showDemo(demo);
    },
    [Symbol.asyncDispose]: async () => {
      watching.abort();
      await scene[Symbol.asyncDispose]();
    },
  };
}

test('the App Home of a person who has opened it is published once for each new stage, not for each save', async () => {
  await using scene = await startFollowing();
  const { ana, moves } = scene;
  await ana.opensHome();
  await seesAtHome(ana, 'Start the demo');
  const demo = await openedDemo(scene.side, ana, 'preparing');
  await moves(demo);
  await moves({ ...demo, version: 2, stage: 'awaiting-enrollment' });
  await seesAtHome(ana, stage['awaiting-enrollment']);
  const before = scene.publishes();
  for (const version of [3, 4, 5, 6]) await moves({ ...demo, version, stage: 'awaiting-enrollment' });
  await moves({ ...demo, version: 7, stage: 'enrolling' });
  await seesAtHome(ana, stage.enrolling);
  await scene.side.stop();
  expect(scene.publishes()).toBe(before + 1);
});

test('the App Home of a person who has never opened it is not published', async () => {
  await using scene = await startFollowing();
  await scene.moves(await openedDemo(scene.side, scene.ana, 'proved'));
  await scene.side.stop();
  expect(scene.publishes()).toBe(0);
  expect((await scene.ana.screen()).home).toBeNull();
});

test('if the Home tab of the app has been switched off, the bot stops publishing and logs no error', async () => {
  const manifest = readFileSync('manifest.yml', 'utf8').replace('home_tab_enabled: true', 'home_tab_enabled: false');
  await using scene = await startFollowing({ manifest });
  const { ana, remembered } = scene;
  const name = noteName('home', ana.workspaceId, ana.userId);
  await remembered.notes.keep(name, 'opened', 60_000);
  await scene.moves(await openedDemo(scene.side, ana, 'proved'));
  await scene.side.stop();
  expect(await remembered.notes.read(name)).toBeUndefined();
  expect(scene.lines.join('')).not.toContain('could not be updated');
});

test('a failed publication does not affect the messages, and the next stage is published again', async () => {
  await using scene = await startFollowing();
  const { ana, moves } = scene;
  await ana.opensHome();
  await seesAtHome(ana, 'Start the demo');
  const demo = await openedDemo(scene.side, ana, 'preparing');
  scene.slack.orderFault({ method: 'views.publish', kind: 'server-error', times: 3 });
  await moves({ ...demo, version: 2, stage: 'awaiting-enrollment' });
  expect(JSON.stringify(await ana.messages('app-dm'))).toContain('connect your phone');
  await expect.poll(() => scene.lines.join('')).toContain('an App Home could not be updated');
  await moves({ ...demo, version: 3, stage: 'proved' });
  await seesAtHome(ana, stage.proved);
});

test('if Slack asks the bot to wait, the App Home is published after this time', async () => {
  await using scene = await startFollowing();
  const { ana } = scene;
  await ana.opensHome();
  await seesAtHome(ana, 'Start the demo');
  scene.slack.orderFault({ method: 'views.publish', kind: 'rate-limited', retryAfterSeconds: 1 });
  await scene.moves(await openedDemo(scene.side, ana, 'proved'));
  await seesAtHome(ana, stage.proved);
});

test('if the App Home cannot be published when a person opens it, this is logged, and the next opening publishes it', async () => {
  await using scene = await startFollowing();
  scene.slack.orderFault({ method: 'views.publish', kind: 'server-error', times: 3 });
  await scene.ana.opensHome();
  await expect.poll(() => scene.lines.join('')).toContain('a listener failed');
  expect(await scene.ana.messages('app-dm')).toEqual([]);
  await scene.ana.opensHome();
  await seesAtHome(scene.ana, 'Start the demo');
});

test('the bot publishes nothing when a person opens the Messages tab', async () => {
  await using scene = await startFollowing();
  expect(await scene.ana.opensHome('messages')).toEqual({ ok: true });
  await scene.side.stop();
  expect(await homeText(scene.ana)).toBe('null');
});

test('all calls for a person during a run share the next run, even if the first run fails', async () => {
  const oneAtATime = createOneAtATime();
  const runs: string[] = [];
  let finish: (error?: Error) => void = () => undefined;
  const first = oneAtATime('ana', () => {
    runs.push('first');
    return new Promise((resolve, reject) => {
      finish = (error) => (error ? reject(error) : resolve());
    });
  });
  const later = ['second', 'third'].map((name) => oneAtATime('ana', async () => void runs.push(name)));
  await oneAtATime('max', async () => void runs.push('of max'));
  expect(runs).toEqual(['first', 'of max']);
  finish(new Error('Slack is away'));
  await expect(first).rejects.toThrow('Slack is away');
  await Promise.all(later);
  await oneAtATime('ana', async () => void runs.push('fourth'));
  expect(runs).toEqual(['first', 'of max', 'second', 'fourth']);
});
