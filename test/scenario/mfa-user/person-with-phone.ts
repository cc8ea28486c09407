import { onTestFinished } from 'vitest';
import { startEmbeddedAws } from '../../../sandbox/aws/start.ts';
import { createAwsAccount } from '../../../src/aws/account.ts';
import { UpstreamError } from '../../../src/errors.ts';
import type { MfaUserState, Refusal } from '../../../src/scenario/mfa-user/state.ts';
import { enableMfaDevice } from '../../../src/scenario/mfa-user/steps/enroll.ts';
import { exchangeCode } from '../../../src/scenario/mfa-user/steps/exchange.ts';
import { resyncMfaDevice } from '../../../src/scenario/mfa-user/steps/resync.ts';
import type { AwsAccount } from '../../../src/scenario/ports/aws-account.ts';
import { Secret } from '../../../src/scenario/secret.ts';
import type { SessionTokenDemo } from '../../../src/scenario/session-token/state.ts';
import type { ScenarioSettings, Step, StepContext, StepResult } from '../../../src/scenario/step.ts';
import { sampleDemo } from '../../slack/sample-demos.ts';
import { movableClock } from '../../support/movable-clock.ts';
import { areMistakesWrong, codeAt } from './typed-codes.ts';

const USER = 'mfa-demo-abcdefghjkmn';
const NAMES = { userName: USER, deviceName: USER, path: '/mfa-demo/test/' };
const STEP_MS = 30_000;
const SECOND_MS = 1000;
/** The default of `deviceSettleMs`: STS knows a device after this time. */
const SETTLE_MS = 14_000;

const LIFETIME_MS = 15 * 60_000;

const NOT_USED = undefined as never;

/** How the submission ended. */
export type Answer = 'accepted' | Refusal;

/**
 * Starts a participant whose test user, device and access key are in the embedded AWS. The steps of the bot that send
 * codes run with the bot's real AWS client. The clock begins six seconds after the start of a 30-second step, and moves
 * only when the test or a waiting step moves it.
 */
export async function startPerson() {
  const clock = movableClock(() => START);
  const embedded = await startEmbeddedAws({ now: clock.now, propagationSeconds: 8 });
  const aws = createAwsAccount({ region: 'us-east-1', endpoint: embedded.url, credentials: embedded.adminKey });
  onTestFinished(async () => {
    aws.close();
    await embedded.close();
  });
  const tags = { 'mfa-demo:demo-id': 'abcdefghjkmn' };
  await aws.ensureUser({ userName: USER, path: NAMES.path, tags });
  let device = await aws.issueMfaDevice({ deviceName: USER, path: NAMES.path, tags });
  while (!areMistakesWrong(device.seed.reveal(), START))
    device = await aws.issueMfaDevice({ deviceName: USER, path: NAMES.path, tags });
  const accessKey = await aws.issueAccessKey({ ...NAMES, demoId: 'abcdefghjkmn' });
  clock.pass(STEP_MS);
  const phone = createPhone(device.seed, clock.now);
  let demo = sampleDemo('enrolling', {
    device: { serialNumber: device.serialNumber, seed: device.seed },
    accessKey: { ...accessKey, issuedAt: clock.now() },
    deadlineAt: clock.now() + LIFETIME_MS,
  });

  let settleMs = SETTLE_MS;
  let savingMs = 0;
  let account: AwsAccount = aws;

  async function submits(step: Step<MfaUserState>, typed: readonly string[], waitedMs = 0): Promise<Answer> {
    const codes = typed.map((code) => new Secret(code));
    change({ pending: { codes, sent: false, typedAt: clock.now() } });
    clock.pass(waitedMs);
    return performs(step);
  }

  async function performs(step: Step<MfaUserState>): Promise<Answer> {
    for (;;) {
      const result = await step.perform(contextOf());
      if (result.kind === 'not-yet') clock.pass(result.runAt - clock.now());
      else return answerTo(result);
    }
  }

  function answerTo(result: Exclude<StepResult<MfaUserState>, { kind: 'not-yet' }>): Answer {
    change(result.state);
    demo = { ...demo, lastRefusal: result.kind === 'refused' ? result.refusal : undefined };
    return result.kind === 'refused' ? (result.refusal as Refusal) : 'accepted';
  }

  function change(state: Partial<MfaUserState>): void {
    demo = { ...demo, state: { ...demo.state, ...state } };
  }

  /** Returns a context with only the parts that these steps use. */
  function contextOf(): StepContext<MfaUserState> {
    const checkpoint = async (state: Partial<MfaUserState>) => {
      change(state);
      clock.pass(savingMs);
    };
    const settings = { deviceSettleMs: settleMs } as ScenarioSettings;
    const others = { qrPoster: NOT_USED, messenger: NOT_USED, noteReminder: NOT_USED, fence: NOT_USED };
    return { ...others, demo, aws: account, clock, settings, checkpoint };
  }

  const sent = (operation: string) => embedded.view().calls.filter((call) => call.operation === operation).length;
  return {
    phone,
    aws,
    demo: (): SessionTokenDemo => demo,
    pass: (milliseconds: number) => clock.pass(milliseconds),
    /** @param waitedMs how long the bot was away between the submission and the call to AWS */
    connects: (first: string, second: string, waitedMs?: number) => submits(enableMfaDevice, [first, second], waitedMs),
    usesCode: (code: string, waitedMs?: number) => submits(exchangeCode('buy-session'), [code], waitedMs),
    resyncs: (first: string, second: string, waitedMs?: number) => submits(resyncMfaDevice, [first, second], waitedMs),
    /** Submits a pair that AWS gets `lateMs` milliseconds after the bot has last read its clock. */
    connectsLate: async (first: string, second: string, lateMs: number) => {
      account = {
        ...aws,
        enableMfaDevice: (...call) => {
          clock.pass(lateMs);
          return aws.enableMfaDevice(...call);
        },
      };
      const answer = await submits(enableMfaDevice, [first, second]);
      account = aws;
      return answer;
    },
    /** Submits a pair. The bot crashes while it sends the pair, and AWS has not got the pair when the next bot asks. */
    connectsAndCrashes: async (first: string, second: string) => {
      const enable = () => Promise.reject(new UpstreamError('aws', 'ECONNRESET', 'cut'));
      account = { ...aws, enableMfaDevice: enable };
      await submits(enableMfaDevice, [first, second]).catch(() => undefined);
      account = aws;
      return performs(enableMfaDevice);
    },
    /** Submits two codes for a resync. The bot crashes while it sends them, but AWS gets them. */
    resyncsAndCrashes: async (first: string, second: string) => {
      account = {
        ...aws,
        resyncMfaDevice: async (...call) => {
          await aws.resyncMfaDevice(...call);
          throw new UpstreamError('aws', 'ECONNRESET', 'cut');
        },
      };
      await submits(resyncMfaDevice, [first, second]).catch(() => undefined);
      account = aws;
      return performs(resyncMfaDevice);
    },
    /** Makes each save take this many milliseconds. */
    savesSlowly: (milliseconds: number) => {
      savingMs = milliseconds;
    },
    /** Gives the bot the policy of an earlier version, which does not allow a resync. */
    mayNotResync: () => {
      account = { ...aws, resyncMfaDevice: async () => 'not-allowed' };
    },
    /** Makes the bot send a code without waiting until STS knows the device. */
    doesNotSettle: () => {
      settleMs = 0;
    },
    usesCodePastTheBot: (code: string) =>
      aws.getSessionToken(
        { accessKeyId: accessKey.id, secretAccessKey: accessKey.secret },
        { serialNumber: device.serialNumber, code: new Secret(code) },
      ),
    /** Deactivates the device, but does not delete it, so that AWS keeps what it has learned about it. */
    takesDeviceOff: () => aws.beginRemoval(NAMES).remove('mfa-device-binding'),
    enablesPastTheBot: (first: string, second: string) =>
      aws.enableMfaDevice(USER, device.serialNumber, [new Secret(first), new Secret(second)]),
    /** How many calls with pairs, session codes and resyncs AWS has got. */
    sentPairs: () => sent('EnableMFADevice'),
    sentCodes: () => sent('GetSessionToken'),
    sentResyncs: () => sent('ResyncMFADevice'),
  };
}

export type PersonWithPhone = Awaited<ReturnType<typeof startPerson>>;

const START = Math.floor(Date.now() / STEP_MS) * STEP_MS + 6 * SECOND_MS;

function createPhone(seed: Secret, now: () => number) {
  let offMs = 0;
  return {
    /** Sets how far the phone's clock is ahead (or behind, if negative). */
    isOff: (milliseconds: number) => {
      offMs = milliseconds;
    },
    /** Returns the code that the phone shows now, or `steps` steps later. */
    code: (steps = 0): string => codeAt(steps, seed.reveal(), now() + offMs),
  };
}
