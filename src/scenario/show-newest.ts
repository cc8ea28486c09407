import { type Demo, isNobodys } from './demo.ts';
import type { Clock } from './ports/clock.ts';
import type { DemoStore } from './ports/demo-store.ts';
import type { Messenger } from './ports/messenger.ts';

interface Parts {
  readonly messenger: Messenger;
  readonly store: Pick<DemoStore, 'load'>;
  readonly clock: Clock;
}

/** If an update takes longer than this, in milliseconds, another bot may have gone on with the demo. */
const LATE_MS = 1_000;

/**
 * Returns a messenger that shows the newest version of a demo. Otherwise a bot that was suspended, in a step or during
 * an update, would replace the newer message of another bot by an older one. So this messenger reads the record before
 * each update, and again after an update that took long. It does not show a prepared demo that has no participant. The
 * engine uses only this messenger.
 */
export function showingNewest({ messenger, store, clock }: Parts): Messenger {
  const showDemo: Messenger['showDemo'] = async (demo) => {
    const begunAt = clock.now();
    const shown = await newest(store, demo);
    if (isNobodys(shown)) return 'told';
    const told = await messenger.showDemo(shown);
    if (clock.now() - begunAt < LATE_MS) return told;
    const now = await newest(store, shown);
    return now.version > shown.version ? messenger.showDemo(now) : told;
  };
  return { ...messenger, showDemo };
}

/**
 * Returns the newest version, or `demo` if the record cannot be read: a messenger must not throw, and the next update
 * reads the record again.
 */
async function newest(store: Parts['store'], demo: Demo): Promise<Demo> {
  try {
    const now = await store.load(demo.demoId);
    return now && now.version > demo.version ? now : demo;
  } catch {
    return demo;
  }
}
