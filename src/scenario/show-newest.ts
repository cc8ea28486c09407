import { type Demo, isNobodys } from './demo.ts';
import type { Clock } from './ports/clock.ts';
import type { DemoStore } from './ports/demo-store.ts';
import type { Messenger } from './ports/messenger.ts';

interface Parts {
  readonly messenger: Messenger;
  readonly store: Pick<DemoStore, 'load'>;
  readonly clock: Clock;
}

/** What takes Slack longer may have been held up for long enough for another bot to go on with the demo. */
const LATE_MS = 1_000;

/**
 * Shows the demo as it is by now. A bot that stood still, in a step or in the middle of an update, would otherwise write an old
 * state over the newer one of another bot: the record is read before, and once more after an update that took long. A demo that
 * is nobody's is shown to nobody. The messenger of everything that the engine does.
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

/** Never throws, as a messenger does not: the next one to show the demo reads it anyway. */
async function newest(store: Parts['store'], demo: Demo): Promise<Demo> {
  try {
    const now = await store.load(demo.demoId);
    return now && now.version > demo.version ? now : demo;
  } catch {
    return demo;
  }
}
