import { ConflictError } from '../errors.ts';
import { type Demo, isActive, placeOf } from '../scenario/demo.ts';
import type { DemoStore } from '../scenario/ports/demo-store.ts';
import type { Scenarios } from '../scenario/scenarios.ts';
import { decodeDemo, encodeDemo } from './demo-record.ts';
import { createMemoryWaiting } from './memory-waiting.ts';
import { takenOver } from './prepared.ts';
import type { Sealer } from './sealer.ts';

type Who = Parameters<DemoStore['findActive']>[0];

/**
 * Keeps demos in memory, until the process ends. `records` maps keys to texts, as a key-value server does. So callers
 * never share an object, and two stores with the same map behave like two processes.
 */
export function createMemoryDemoStore(options: {
  sealer: Sealer;
  scenarios: Scenarios;
  records?: Map<string, string>;
}): DemoStore {
  const { sealer, scenarios, records = new Map<string, string>() } = options;
  const waiting = createMemoryWaiting(records);

  function read(demoId: string): Demo | undefined {
    const text = records.get(demoKey(demoId));
    return text === undefined ? undefined : decodeDemo(text, sealer, scenarios);
  }

  function write(demo: Demo): Demo {
    const text = encodeDemo(demo, sealer);
    records.set(demoKey(demo.demoId), text);
    return decodeDemo(text, sealer, scenarios);
  }

  function readActive(who: Who): Demo | undefined {
    const demoId = records.get(activeKey(who));
    return demoId === undefined ? undefined : read(demoId);
  }

  function readAllActive(): Demo[] {
    const demoIds = [...records].filter(([key]) => key.startsWith(ACTIVE_PREFIX)).map(([, demoId]) => demoId);
    return demoIds.map(read).filter((demo) => demo !== undefined);
  }

  return {
    async createIfNoneActive(demo) {
      const active = readActive(demo.participant);
      if (active !== undefined) return { created: false, active };
      const created = write(demo);
      records.set(activeKey(demo.participant), demo.demoId);
      waiting.note(created, undefined);
      return { created: true, demo: created };
    },

    async load(demoId) {
      return read(demoId);
    },

    async findActive(who) {
      return readActive(who);
    },

    async save(demo) {
      const stored = read(demo.demoId);
      if (stored === undefined) throw new ConflictError(`Demo ${demo.demoId} is gone.`);
      if (stored.version !== demo.version) {
        throw new ConflictError(`Demo ${demo.demoId} is at version ${stored.version}, not ${demo.version}.`);
      }
      const saved = write({ ...demo, version: demo.version + 1 });
      const isIndexed = records.get(activeKey(stored.participant)) === demo.demoId;
      if (!isActive(saved) && isIndexed) records.delete(activeKey(stored.participant));
      waiting.note(saved, stored);
      return saved;
    },

    claimPrepared: (group, participant, take) =>
      waiting.claim(group, {
        isFree: () => readActive(participant) === undefined,
        read,
        take,
        give: (demo, times) => {
          records.delete(activeKey(demo.participant));
          records.set(activeKey(participant), demo.demoId);
          return write({ ...takenOver(demo, participant, times), version: demo.version + 1 });
        },
      }),

    async countPrepared(group) {
      return waiting.idsIn(group).length;
    },

    async countBefore(place) {
      const stored = read(place.demoId);
      return readAllActive().filter((demo) => isBefore(ageOf(demo), stored ? ageOf(stored) : place)).length;
    },

    async countByStage() {
      const counts = new Map<string, number>();
      for (const demo of readAllActive()) counts.set(placeOf(demo), (counts.get(placeOf(demo)) ?? 0) + 1);
      return counts;
    },

    async listActive() {
      return readAllActive().sort((a, b) => (isBefore(ageOf(a), ageOf(b)) ? -1 : 1));
    },
  };
}

const ACTIVE_PREFIX = 'active:';

type Age = Pick<Demo, 'demoId' | 'createdAt'>;

/**
 * Returns the fields that order the active demos. A prepared demo keeps its place in this order when a participant
 * takes it over.
 */
function ageOf({ demoId, createdAt, prepared }: Demo): Age {
  return { demoId, createdAt: prepared?.at ?? createdAt };
}

function isBefore(one: Age, other: Age): boolean {
  if (one.createdAt !== other.createdAt) return one.createdAt < other.createdAt;
  return one.demoId < other.demoId;
}

export function demoKey(demoId: string): string {
  return `demo:${demoId}`;
}

function activeKey(who: Who): string {
  return `${ACTIVE_PREFIX}${JSON.stringify([who.workspaceId, who.userId])}`;
}
