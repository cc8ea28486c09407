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

/** A scene in which the test sets the person's demo. */
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
    /** How often the app has published a Home. */
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

test('the Home of a person who has opened it follows the demo, once for each place and not for each save', async () => {
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

test('a Home that was never opened is not published, and a bot without a Home tab does nothing', async () => {
  await using scene = await startFollowing();
  await scene.moves(await openedDemo(scene.side, scene.ana, 'proved'));
  await scene.side.stop();
  expect(scene.publishes()).toBe(0);
  expect((await scene.ana.screen()).home).toBeNull();
});

test('an app whose Home tab was switched off gets no more calls', async () => {
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

test('a failed publication disturbs nothing, and the next place is shown again', async () => {
  await using scene = await startFollowing();
  const { ana, moves } = scene;
  await ana.opensHome();
  await seesAtHome(ana, 'Start the demo');
  const demo = await openedDemo(scene.side, ana, 'preparing');
  scene.slack.orderFault({ method: 'views.publish', kind: 'server-error', times: 3 });
  await moves({ ...demo, version: 2, stage: 'awaiting-enrollment' });
  expect(JSON.stringify(await ana.messages('app-dm'))).toContain('connect your phone');
  await expect.poll(() => scene.lines.join(''), { timeout: 10_000 }).toContain('an App Home could not be updated');
  await moves({ ...demo, version: 3, stage: 'proved' });
  await seesAtHome(ana, stage.proved);
});

test('a Home is published after the wait that Slack asks for', async () => {
  await using scene = await startFollowing();
  const { ana } = scene;
  await ana.opensHome();
  await seesAtHome(ana, 'Start the demo');
  scene.slack.orderFault({ method: 'views.publish', kind: 'rate-limited', retryAfterSeconds: 1 });
  await scene.moves(await openedDemo(scene.side, ana, 'proved'));
  await seesAtHome(ana, stage.proved);
});

test('a Home that cannot be published when it is opened is logged, and the next opening publishes it', async () => {
  await using scene = await startFollowing();
  scene.slack.orderFault({ method: 'views.publish', kind: 'server-error', times: 3 });
  await scene.ana.opensHome();
  await expect.poll(() => scene.lines.join(''), { timeout: 10_000 }).toContain('a listener failed');
  expect(await scene.ana.messages('app-dm')).toEqual([]);
  await scene.ana.opensHome();
  await seesAtHome(scene.ana, 'Start the demo');
});

test('the opening of the Messages tab publishes nothing', async () => {
  await using scene = await startFollowing();
  expect(await scene.ana.opensHome('messages')).toEqual({ ok: true });
  await scene.side.stop();
  expect(await homeText(scene.ana)).toBe('null');
});

test('calls during a publication share one more run, also after a failure', async () => {
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
