import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedAws, startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { createPerson, type Person } from '../../sandbox/person/person.ts';
import { peopleOf } from '../parts/crowd.ts';
import { FIXED_SLEEP_SECONDS, playExampleScript } from '../parts/example-script.ts';
import { openHall, QUICK_PROPAGATION } from '../parts/hall.ts';
import { NEEDED_OF_AWS } from '../parts/minimum.ts';
import { type Played, playDemo } from '../parts/play.ts';
import type { BenchOptions, BenchResult, Figure } from '../report/bench-result.ts';

const PERIOD_SECONDS = 30;
const CALL_MS = 60;
/** How many calls of each operation are slowed down. */
const SLOW_CALLS = 1000;
const OTHERS = ['ListAccessKeys', 'ListMFADevices', 'ListUserPolicies', 'ListAttachedUserPolicies', 'GetLoginProfile'];
const MORE = ['ListSSHPublicKeys', 'ListSigningCertificates', 'ListServiceSpecificCredentials'];

interface Setting {
  /** How long AWS takes to spread a change, in seconds. */
  readonly propagationSeconds: number;
  /** How long each sleep of AWS's example script is, in seconds. */
  readonly sleepSeconds: number;
  readonly waitsForCodes: boolean;
  readonly settings: Readonly<Record<string, string>>;
  /**
   * How many seconds of the phone's 30-second period have passed when a demo begins. The bench uses a small and a large
   * number: if the person waits long for the phone's next code, propagation ends during this wait.
   */
  readonly phases: readonly number[];
}

const FULL: Setting = {
  propagationSeconds: 8,
  sleepSeconds: FIXED_SLEEP_SECONDS,
  waitsForCodes: true,
  settings: {},
  phases: [2, 26],
};
const QUICK: Setting = {
  propagationSeconds: QUICK_PROPAGATION.seconds,
  sleepSeconds: 3,
  waitsForCodes: false,
  settings: QUICK_PROPAGATION.settings,
  phases: [0],
};

/**
 * Measures how long a person waits for the bot, and compares this time with the same wait in AWS's example script. Also
 * measures the whole demo, and compares it with the minimum that propagation and the phone's periods allow.
 */
export async function run({ quick, say }: BenchOptions): Promise<BenchResult> {
  const figures: Figure[] = [];
  const rows: string[][] = [];
  const setting = quick ? QUICK : FULL;
  for (const phase of setting.phases) {
    say(`a demo that begins ${phase} s after the phone has shown a new code`);
    const { bot, script, floor } = await measure(phase, setting);
    figures.push(...figuresOf(phase, bot, script, floor));
    const { qr, withoutMfa, withMfa, cleanup } = bot.parts;
    rows.push([String(phase), ...[qr, withoutMfa, withMfa, cleanup].map((seconds) => `${seconds.toFixed(1)} s`)]);
  }
  const head = [
    'begins at second',
    'until the QR code',
    'until the answers without MFA',
    'until the answers with MFA',
    'cleaning up',
  ];
  return {
    title: 'how long one person waits for the machine',
    figures,
    tables: [{ head, rows }],
    notes: [
      `AWS takes ${setting.propagationSeconds} s to spread a change and ${CALL_MS} ms for each call. Slack takes 1 s to process the picture. The person types at once and reads nothing.`,
      'The bot has been running: another person has played a demo before.',
      'Waiting for the machine is everything except waiting for the phone’s next code. The table splits it by what the person waits for.',
      'The floor: codes 1 and 2 are known at the end of the current period, the next code at the end of the following one. If AWS has not spread the access key by then, the person waits for the rest.',
      `The baseline makes the calls of AWS’s example script in the same order, with its two sleeps of ${setting.sleepSeconds} s, at the same time as the bot.`,
      ...(quick
        ? ['Quick: the person types codes of other periods that AWS accepts, and does not wait for the phone.']
        : []),
    ],
  };
}

interface Floor {
  readonly total: number;
  /** How many seconds a person must wait because of propagation alone. */
  readonly forced: number;
}

async function measure(phase: number, { propagationSeconds, sleepSeconds, waitsForCodes, settings }: Setting) {
  const hall = await openHall({ people: 2, aws: { propagationSeconds }, settings });
  const other = await startEmbeddedAws({ propagationSeconds });
  for (const aws of [hall.aws, other]) slowDown(aws);
  const [before, member] = peopleOf(hall.slack)(2);
  await warmUp(await createPerson(hall.slack.url, before?.userId ?? ''));
  const ana = await createPerson(hall.slack.url, member?.userId ?? '');
  if (waitsForCodes) await sleep(1000 * ((phase - secondOfPeriod() + PERIOD_SECONDS) % PERIOD_SECONDS));
  const floor = waitsForCodes
    ? floorFrom(secondOfPeriod(), propagationSeconds)
    : { total: propagationSeconds, forced: propagationSeconds };
  const example = playExampleScript(other, sleepSeconds, waitsForCodes);
  const [bot, script] = await Promise.all([playDemo(ana, waitsForCodes), example]);
  await ana.close();
  await other.close();
  await hall.close();
  return { bot, script, floor };
}

/** Plays one demo before the measured demo, because a real bot has usually been running for weeks. */
async function warmUp(ana: Person): Promise<void> {
  await playDemo(ana, false);
  await ana.close();
}

function floorFrom(second: number, propagationSeconds: number): Floor {
  const untilPair = PERIOD_SECONDS - second;
  return { total: untilPair + PERIOD_SECONDS, forced: Math.max(0, propagationSeconds - untilPair) };
}

function figuresOf(phase: number, bot: Played, script: { total: number; forCodes: number }, floor: Floor): Figure[] {
  const at = `begins at second ${phase}`;
  const waits = bot.total - bot.forCodes;
  const scriptWaits = { what: 'AWS’s example script', value: script.total - script.forCodes };
  return [
    { what: `${at}: waits for the machine`, value: waits, unit: 's', baseline: scriptWaits },
    {
      what: `${at}: of this wait, the time beyond propagation`,
      value: waits - floor.forced,
      unit: 's',
      aim: { of: 'value', atMost: 3 },
    },
    {
      what: `${at}: whole demo`,
      value: bot.total,
      unit: 's',
      baseline: { what: 'floor', value: floor.total },
      aim: { of: 'ratio', atMost: 1.15 },
    },
    {
      what: `${at}: whole example script`,
      value: script.total,
      unit: 's',
      baseline: { what: 'floor', value: floor.total },
    },
  ];
}

function secondOfPeriod(): number {
  return (Date.now() / 1000) % PERIOD_SECONDS;
}

function slowDown(aws: EmbeddedAws): void {
  for (const operation of new Set([...NEEDED_OF_AWS.map(({ operation }) => operation), ...OTHERS, ...MORE]))
    aws.orderFault({ operation, kind: 'slow', times: SLOW_CALLS, slowMs: CALL_MS });
}
