import { TOTP, URI } from 'otpauth';
import { newDemoId, newIncidentId } from '../app/ids.ts';
import { lessonsFor } from '../app/lessons.ts';
import { createAwsAccount } from '../aws/account.ts';
import type { Config } from '../config.ts';
import { createSignals } from '../observability/signals.ts';
import { createInProcessQueue } from '../queue/in-process-queue.ts';
import { systemClock } from '../queue/system-clock.ts';
import type { Demo, ScenarioId } from '../scenario/demo.ts';
import { createEngine } from '../scenario/engine.ts';
import { createOperations } from '../scenario/participant/create-operations.ts';
import type { Operations } from '../scenario/participant/operations.ts';
import type { Messenger, QrPoster } from '../scenario/ports/messenger.ts';
import { SCENARIOS } from '../scenario/scenarios.ts';
import { Secret } from '../scenario/secret.ts';
import { createMemoryDemoStore } from '../state/memory-demo-store.ts';
import { createSealer, randomKey } from '../state/sealer.ts';
import { type Checked, type Finding, failed, ok, runCheck } from './check.ts';

const CANARY = { workspaceId: 'doctor', userId: 'canary', locale: 'en' } as const;
/**
 * The lifetime of a canary demo, which takes about a minute. If the demo does not end, the command `sweep` removes its
 * resources after this time, the time that a participant can add, and a grace time. A bot removes them after the grace
 * time, because the demo has no record.
 */
const LIFETIME_MS = 5 * 60_000;
const STEP_MS = 30_000;
const MOST_TRIES = 4;

/**
 * Plays one complete demo of each offered lesson in AWS, with a scripted person and without Slack, and removes
 * everything.
 */
export function runCanary(config: Config): Promise<Checked> {
  const run = () => playAll(config);
  return runCheck({ id: 'aws-canary', title: 'A complete demo works in AWS', run });
}

/** Stops at the first lesson that does not work. */
async function playAll(config: Config): Promise<Finding> {
  const lessons = lessonsFor(config.demo).faces.offered();
  const findings: string[] = [];
  for (const lesson of lessons) {
    const { result, says } = await playDemo(config, lesson);
    const named = lessons.length > 1 ? `${lesson}: ${says}` : says;
    if (result !== 'ok') return failed(named, HINT);
    findings.push(named);
  }
  return ok(findings.join(' · '));
}

async function playDemo(config: Config, lesson: ScenarioId): Promise<Finding> {
  const clock = systemClock;
  // These events have no listener, because the findings say what happened.
  const { tell: events } = createSignals(() => undefined);
  const store = createMemoryDemoStore({ sealer: createSealer([randomKey()]), scenarios: SCENARIOS });
  const queue = createInProcessQueue({ clock, events });
  const aws = createAwsAccount(config.aws);
  const settings = { ...config.demo, lifetimeMs: LIFETIME_MS };
  const access = { allowedUserIds: [], allowedUsergroupId: undefined, allowedChannelIds: [], maxActiveDemos: 1 };
  const common = { scenarios: SCENARIOS, store, queue, clock, events, settings };
  const operations = createOperations({ ...common, access, newDemoId });
  const person = createPerson(operations);
  const { messenger, qrPoster } = person;
  const engine = createEngine({ ...common, aws, qrPoster, messenger, newIncidentId });
  try {
    await queue.start(engine);
    await operations.start(CANARY, { isGuest: false, isInAllowedGroup: async () => false, channelId: '' }, lesson);
    return findingOf(await person.ended);
  } finally {
    await queue.stop();
    aws.close();
  }
}

/**
 * Creates a person who scans the QR code, enters valid codes, and ends the demo when it is proved, or after more than
 * `MOST_TRIES` entries.
 */
function createPerson(operations: Operations) {
  let authenticator: TOTP | undefined;
  let answered = -1;
  let tries = 0;
  let tellEnd: (demo: Demo) => void = () => undefined;
  const ended = new Promise<Demo>((resolve) => {
    tellEnd = resolve;
  });
  const code = (stepsFromNow: number) => {
    const timestamp = Date.now() + stepsFromNow * STEP_MS;
    return new Secret(authenticator?.generate({ timestamp }) ?? '');
  };

  async function answer(demo: Demo): Promise<void> {
    const { demoId, phase, stage, version } = demo;
    if (phase === 'ended' || phase === 'stuck') return tellEnd(demo);
    if (phase !== 'running' || version <= answered) return;
    answered = version;
    if (stage === 'proved' || tries > MOST_TRIES) await operations.stop(CANARY, demoId);
    else if (stage === 'awaiting-enrollment' && authenticator) {
      tries += 1;
      await operations.submit(CANARY, { demoId, form: 'enrollment', codes: [code(-1), code(0)] });
    } else if (stage === 'awaiting-session-code' || stage === 'awaiting-next-code') {
      tries += 1;
      const form = stage === 'awaiting-session-code' ? 'session-code' : 'next-code';
      await operations.submit(CANARY, { demoId, form, codes: [code(1)] });
    } else if (stage === 'awaiting-resync') {
      tries += 1;
      await operations.submit(CANARY, { demoId, form: 'resync', codes: [code(0), code(1)] });
    }
  }

  const messenger: Messenger = {
    showDemo: async (demo) => {
      await answer(demo);
      return 'told';
    },
    postReminder: async () => undefined,
    isUntold: async () => false,
    noteAlert: async () => undefined,
  };
  const qrPoster: QrPoster = {
    openConversation: async () => undefined,
    uploadQr: async (_demo, otpauthUri) => {
      const parsed = URI.parse(otpauthUri.reveal());
      if (parsed instanceof TOTP) authenticator = parsed;
    },
    postQr: async () => 'shown',
    removeQr: async () => undefined,
  };
  return { messenger, qrPoster, ended };
}

const HINT = 'Run npm run sweep to be sure that nothing is left, and see docs/troubleshooting.md.';

function findingOf(demo: Demo): Finding {
  const { phase, endReason, stuckReason, receipt, state } = demo;
  if (phase === 'stuck') return failed(stuckReason ?? 'its resources could not be removed', HINT);
  const isProved = SCENARIOS.of(demo).result?.(state) === 'as-expected';
  if (endReason !== 'stop' || !isProved)
    return failed(`it ended before it was proved (reason: ${endReason ?? 'unknown'})`, HINT);
  const left = receipt?.left.length ?? 0;
  if (left > 0) return failed(left === 1 ? '1 resource is left' : `${left} resources are left`, HINT);
  return ok(`denied without MFA, allowed with it; ${receipt?.removed.length ?? 0} removed, 0 left`);
}
