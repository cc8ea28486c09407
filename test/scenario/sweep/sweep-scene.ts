import { IAMClient } from '@aws-sdk/client-iam';
import { onTestFinished, vi } from 'vitest';
import { startEmbeddedAws } from '../../../sandbox/aws/start.ts';
import { createAwsAccount } from '../../../src/aws/account.ts';
import { createSignals } from '../../../src/observability/signals.ts';
import { createInProcessQueue } from '../../../src/queue/in-process-queue.ts';
import { type Demo, placeOf } from '../../../src/scenario/demo.ts';
import { createEngine } from '../../../src/scenario/engine.ts';
import type { EngineParts } from '../../../src/scenario/engine-parts.ts';
import { advanceJob, sweepJob } from '../../../src/scenario/jobs.ts';
import { createOperations } from '../../../src/scenario/participant/create-operations.ts';
import type { StartWish } from '../../../src/scenario/participant/operations.ts';
import type { DemoStore, UnreadableRecords } from '../../../src/scenario/ports/demo-store.ts';
import type { Events } from '../../../src/scenario/ports/events.ts';
import type { AdminAlert, Messenger, QrPoster } from '../../../src/scenario/ports/messenger.ts';
import type { OrphanReceipt } from '../../../src/scenario/ports/orphan-remover.ts';
import { SCENARIOS } from '../../../src/scenario/scenarios.ts';
import { createMemoryDemoStore } from '../../../src/state/memory-demo-store.ts';
import { createSealer, randomKey } from '../../../src/state/sealer.ts';
import { moveMachineClock, resetMachineClock } from '../../support/machine-clock.ts';
import { movableClock } from '../../support/movable-clock.ts';

export const MINUTE_MS = 60_000;
export const LIFETIME_MS = 30 * MINUTE_MS;
export const PATH = '/mfa-demo/test/';
const ANYBODY = { allowedUserIds: [], allowedUsergroupId: undefined, allowedChannelIds: [], maxActiveDemos: 50 };

export type Scene = Awaited<ReturnType<typeof startScene>>;

/** Starts an embedded AWS. Tests can start several bots, which share the AWS account and the store. */
export async function startScene() {
  const clock = movableClock();
  const embedded = await startEmbeddedAws({ propagationSeconds: 0, now: clock.now });
  const admin = new IAMClient({ region: 'us-east-1', endpoint: embedded.url, credentials: embedded.adminKey });
  const records = new Map<string, string>();
  const sealer = createSealer([randomKey()]);
  const ids = { count: 0 };
  onTestFinished(async () => {
    admin.destroy();
    await embedded.close();
    resetMachineClock();
  });

  async function startBot(options: BotOptions = {}) {
    const heard = { receipts: [] as OrphanReceipt[], sweeps: [] as Counts[], bugs: [] as unknown[] };
    const said = { shown: [] as Demo[], alerts: [] as AdminAlert[], reminded: [] as string[] };
    const events = eventsInto(heard);
    const store = { ...createMemoryDemoStore({ scenarios: SCENARIOS, sealer, records }), ...options.store };
    const backoff = { baseMs: 1, maxMs: 2 };
    const queue = createInProcessQueue({ clock, backoff, maxTries: 3, onBug: (_job, error) => heard.bugs.push(error) });
    const settings = {
      installation: options.installation ?? 'test',
      lifetimeMs: LIFETIME_MS,
      longestLifetimeMs: 120 * 60_000,
      deviceSettleMs: 0,
      policySettleMs: 0,
    };
    const endpoint = options.endpoint ?? embedded.url;
    const aws = createAwsAccount({ region: 'us-east-1', endpoint, credentials: embedded.adminKey, maxAttempts: 1 });
    const newDemoId = () => `abc${String(++ids.count).padStart(9, '0')}`;
    const scenarios = SCENARIOS;
    const operations = createOperations({
      scenarios,
      store,
      queue,
      clock,
      events,
      settings,
      access: ANYBODY,
      newDemoId,
    });
    const newIncidentId = () => 'incident';
    const ofScene = slackInto(said);
    const messenger = { ...ofScene.messenger, ...options.slack?.messenger };
    const qrPoster = options.slack?.qrPoster ?? ofScene.qrPoster;
    const unreadable = options.unreadable;
    const parts = {
      scenarios,
      store,
      queue,
      aws,
      qrPoster,
      messenger,
      clock,
      events,
      settings,
      newIncidentId,
      unreadable,
      ...options.remembered,
    };
    await queue.start(createEngine(parts));
    const stop = async () => {
      await queue.stop();
      aws.close();
    };
    onTestFinished(stop);

    return {
      ...heard,
      ...said,
      parts,
      store,
      aws,
      /** Ends the bot. Its waiting jobs are lost, as when a bot without Redis crashes. Running jobs are finished. */
      stop,
      /** The parts for `prepareDemos`. */
      preparing: { ...parts, access: ANYBODY, newDemoId },
      async startDemo(userId = 'U1', workshopId?: string, greet?: StartWish['greet']) {
        const traits = {
          isGuest: false,
          isInAllowedGroup: async () => false,
          channelId: 'D1',
          ...(greet && { greet }),
        };
        const who = { workspaceId: 'T1', userId, locale: 'en' };
        const result = await operations.start(who, traits, undefined, workshopId);
        if (result.kind !== 'started') throw new Error(`not started: ${result.kind}`);
        return result.demo.demoId;
      },
      statusOf: (userId: string) => operations.status({ workspaceId: 'T1', userId }),
      stopDemo: (userId = 'U1') => operations.stop({ workspaceId: 'T1', userId }),
      /** Enqueues a job that continues the demo. */
      wake: (demoId: string) => queue.enqueue(advanceJob({ demoId }, 'preparing')),
      async demoIn(demoId: string, place: string) {
        return vi.waitFor(async () => {
          const demo = await store.load(demoId);
          if (!demo || placeOf(demo) !== place)
            throw new Error(`demo ${demoId} is ${demo && placeOf(demo)}, not ${place}`);
          return demo;
        }, WAITING);
      },
      async preparedDemo(userId = 'U1') {
        return this.prepared(await this.startDemo(userId));
      },
      /** Waits until the demo's access key works and its policy exists. After that, no call to AWS is running. */
      async prepared(demoId: string) {
        await vi.waitFor(async () => {
          const demo = await store.load(demoId);
          if (!demo?.finishedSteps.includes('await-access-key')) throw new Error('not prepared yet');
        }, WAITING);
        return demoId;
      },
      /** Runs a sweep as the timer does, and waits for its end. Throws the failure of a sweep that was given up. */
      async sweep() {
        const [sweeps, bugs] = [heard.sweeps.length, heard.bugs.length];
        await queue.enqueue(sweepJob(clock.now()));
        await vi.waitFor(() => {
          if (heard.sweeps.length === sweeps && heard.bugs.length === bugs) throw new Error('the sweep has not ended');
        }, WAITING);
        if (heard.bugs.length > bugs) throw heard.bugs[bugs];
        return heard.sweeps[sweeps];
      },
    };
  }

  return {
    embedded,
    admin,
    records,
    startBot,
    /** Moves the clocks of all bots and of AWS forward. */
    pass: (milliseconds: number) => {
      moveMachineClock(milliseconds);
      clock.pass(0);
    },
    userNames: () => embedded.view().users.map(({ userName }) => userName),
    serials: () => embedded.view().mfaDevices.map(({ serialNumber }) => serialNumber),
    /** Returns whether no user and no device is left under the path of the installation `test`. */
    isClean: () =>
      !embedded.view().users.some(({ path }) => path === PATH) &&
      !embedded.view().mfaDevices.some(({ serialNumber }) => serialNumber.includes(`:mfa${PATH}`)),
  };
}

const WAITING = { timeout: 50_000, interval: 5 };

type Counts = { woken: number; orphans: number; failed: number };

interface BotOptions {
  readonly installation?: string;
  readonly endpoint?: string;
  readonly store?: Partial<DemoStore>;
  readonly unreadable?: UnreadableRecords;
  readonly remembered?: Pick<EngineParts, 'history' | 'notes' | 'inWorkshops'>;
  readonly slack?: { readonly qrPoster?: QrPoster; readonly messenger?: Partial<Messenger> };
}

function eventsInto(heard: { receipts: OrphanReceipt[]; sweeps: Counts[]; bugs: unknown[] }): Events {
  const { tell, subscribe } = createSignals((error) => void heard.bugs.push(error));
  subscribe({
    orphanSwept: (receipt) => void heard.receipts.push(receipt),
    sweepFinished: (counts) => void heard.sweeps.push(counts),
    bug: (_demoId, _incidentId, error) => void heard.bugs.push(error),
  });
  return tell;
}

/** Returns a messenger, which notes demos, alerts and reminders, and a QR poster. Neither of them calls Slack. */
function slackInto(said: { shown: Demo[]; alerts: AdminAlert[]; reminded: string[] }) {
  const messenger: Messenger = {
    showDemo: async (demo) => {
      said.shown.push(demo);
      return 'told';
    },
    isUntold: async () => false,
    noteAlert: async (alert) => void said.alerts.push(alert),
    postReminder: async (demo: Demo) => void said.reminded.push(demo.demoId),
  };
  const nothing = async () => undefined;
  return {
    messenger,
    qrPoster: {
      openConversation: nothing,
      uploadQr: nothing,
      postQr: async () => 'shown' as const,
      removeQr: nothing,
    },
  };
}
