import { onTestFinished } from 'vitest';
import { newDemoId } from '../../src/app/ids.ts';
import { openMemory } from '../../src/app/memory.ts';
import { loadConfig } from '../../src/config.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { createSignals } from '../../src/observability/signals.ts';
import { systemClock } from '../../src/queue/system-clock.ts';
import { createOperations } from '../../src/scenario/participant/create-operations.ts';
import { SCENARIOS } from '../../src/scenario/scenarios.ts';

/**
 * Opens the store and the queue of a bot with these settings, in the same Redis and without running jobs. Returns them
 * with the data of a workshop, which is not opened, and a function that lets a person join.
 * @param workspaceId the team id of the embedded Slack
 */
export function besideTheBot(settings: Readonly<Record<string, string>>, workspaceId: string) {
  const config = loadConfig(settings);
  const { tell: events } = createSignals(() => undefined);
  const logger = createLogger('error');
  const memory = openMemory(config, { clock: systemClock, logger, events, scenarios: SCENARIOS, onBug: () => {} });
  onTestFinished(async () => {
    await memory.queue.stop();
    memory.close();
  });
  const common = { scenarios: SCENARIOS, store: memory.store, queue: memory.queue, clock: systemClock, events };
  const parts = { ...common, settings: config.demo, access: config.access, newDemoId };
  const operations = createOperations(parts);
  const workshop = {
    workshopId: 'w0rksh0pw0rk',
    workspaceId,
    scenario: 'session-token',
    locale: 'en',
    endsAt: systemClock.now() + 2 * 3_600_000,
  };
  const wish = { isGuest: false, isInAllowedGroup: async () => false, channelId: '' };
  return {
    parts,
    workshop,
    /** Starts the person's demo in the workshop, as the button **Join** does. */
    joins: (userId: string) =>
      operations.start({ workspaceId, userId, locale: 'en' }, wish, workshop.scenario, workshop.workshopId),
  };
}
