import { expect, test } from 'vitest';
import { ConfigError } from '../../../src/errors.ts';
import { createEvents } from '../../../src/observability/events.ts';
import { createLogger } from '../../../src/observability/logger.ts';
import { createInProcessQueue } from '../../../src/queue/in-process-queue.ts';
import { type Demo, placeOf } from '../../../src/scenario/demo.ts';
import type { Orphan, OrphanRemover } from '../../../src/scenario/ports/orphan-remover.ts';
import { SCENARIOS } from '../../../src/scenario/scenarios.ts';
import type { SessionTokenDemo } from '../../../src/scenario/session-token/state.ts';
import { createCleanup } from '../../../src/scenario/sweep/cleanup.ts';
import { createMemoryDemoStore } from '../../../src/state/memory-demo-store.ts';
import { createSealer, randomKey } from '../../../src/state/sealer.ts';
import { newDemo } from '../../contract/sample-demos.ts';
import { movableClock } from '../../support/movable-clock.ts';

const START = newDemo().createdAt;
const MAX = { workspaceId: 'T1', userId: 'UMAX' };
const LEFTOVER: Orphan = { demoId: 'leftover', resources: [], since: START, reason: 'no-record' };

async function sceneWith(demos: readonly Demo[], orphans: Partial<OrphanRemover> = {}) {
  const clock = movableClock(() => START + 60_000);
  const lines: string[] = [];
  const events = createEvents(createLogger('info', { write: (line) => void lines.push(line) }));
  const store = createMemoryDemoStore({ scenarios: SCENARIOS, sealer: createSealer([randomKey()]) });
  for (const demo of demos) await store.createIfNoneActive(demo);
  const remover: OrphanRemover = { find: async () => [LEFTOVER], remove: async () => [], ...orphans };
  const queue = createInProcessQueue({ clock });
  return {
    store,
    lines,
    cleanup: createCleanup({ scenarios: SCENARIOS, store, queue, clock, events, orphans: remover }),
  };
}

function demoOf(userId: string, changes: Partial<SessionTokenDemo> = {}): Demo {
  return newDemo({ demoId: `of${userId}`, participant: { workspaceId: 'T1', userId, locale: 'en' }, ...changes });
}

test('a cleanup of everything ends only the demos that existed at the preview', async () => {
  const { store, cleanup, lines } = await sceneWith([
    demoOf('ana'),
    demoOf('yuki', { createdAt: START + 1 }),
    demoOf('late', { createdAt: START + 5000 }),
  ]);
  const targets = await cleanup.begin({ kind: 'all', asOf: START + 1000 }, MAX);
  expect(targets).toEqual({ demoIds: ['ofana', 'ofyuki'], leftoverIds: ['leftover'] });
  const stages = (await cleanup.look(['ofana', 'ofyuki', 'oflate'])).map((demo) => [placeOf(demo), demo.endReason]);
  expect(stages).toEqual([
    ['tearing-down', 'cleanup'],
    ['tearing-down', 'cleanup'],
    ['preparing', undefined],
  ]);
  expect(await store.load('oflate')).toMatchObject({ stage: 'preparing' });
  expect(lines.join('')).toContain('"byUserId":"UMAX"');
});

test('a stuck demo is torn down again and keeps its reason, and a demo that is being torn down does not change', async () => {
  const { cleanup } = await sceneWith([
    demoOf('stuck', { phase: 'stuck', endReason: 'timeout' }),
    demoOf('ending', { phase: 'tearing-down', endReason: 'stop' }),
  ]);
  await cleanup.begin({ kind: 'some', demoIds: ['ofstuck', 'ofending'] }, MAX);
  const [stuck, ending] = await cleanup.look(['ofstuck', 'ofending']);
  expect(stuck).toMatchObject({ phase: 'tearing-down', endReason: 'timeout' });
  expect(ending).toMatchObject({ phase: 'tearing-down', endReason: 'stop', version: 0 });
});

test('selected ids without an active demo are removed as leftovers', async () => {
  const asked: string[][] = [];
  const remove: OrphanRemover['remove'] = async (demoIds) => {
    asked.push([...demoIds]);
    return [];
  };
  const { cleanup } = await sceneWith([demoOf('ana')], { remove });
  const targets = await cleanup.begin({ kind: 'some', demoIds: ['ofana', 'leftover', 'over'] }, MAX);
  expect(targets).toEqual({ demoIds: ['ofana'], leftoverIds: ['leftover', 'over'] });
  await cleanup.removeLeftovers(targets.leftoverIds);
  await cleanup.removeLeftovers([]);
  expect(asked).toEqual([['leftover', 'over']]);
});

test('active demos can be listed and ended when AWS cannot be listed', async () => {
  const find = () => Promise.reject(new ConfigError('iam:ListUsers is not allowed'));
  const { cleanup } = await sceneWith([demoOf('ana')], { find });
  expect(await cleanup.preview()).toMatchObject({
    takenAt: START + 60_000,
    demos: [{ demoId: 'ofana' }],
    orphans: { failure: 'iam:ListUsers is not allowed' },
  });
  expect(await cleanup.begin({ kind: 'all', asOf: START }, MAX)).toEqual({ demoIds: ['ofana'], leftoverIds: [] });
});
