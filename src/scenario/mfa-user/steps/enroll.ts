import { userNameOf } from '../../naming.ts';
import { done, refused, type Step, type StepContext, type StepResult } from '../../step.ts';
import { type Diagnosis, diagnosePair } from '../code-doctor.ts';
import { learnedFrom } from '../codes/out-of-sync.ts';
import { refusalForTime } from '../codes/pair-time.ts';
import { nextTryAt, withTry } from '../codes/tries.ts';
import type { MfaUserStage, MfaUserState, Refusal } from '../state.ts';
import { serialNumbersOf } from './prepare.ts';

/** Enables the device with the two codes. The save after this step deletes the seed and the codes. */
export const enableMfaDevice: Step<MfaUserState> = {
  id: 'enable-mfa-device',
  leaves: 'mfa-device-binding',
  leavesNamed: serialNumbersOf,
  perform: async (context) => {
    const { demo, aws } = context;
    const { device, pending } = demo.state;
    if (!device) throw new Error('a device cannot be enabled before it is created');
    if (!pending || pending.sent) {
      // The step was interrupted. Ask AWS whether it accepted the codes, because codes that it may have got are not
      // sent again.
      const isEnabled = await aws.isDeviceEnabled(userNameOf(demo), device.serialNumber);
      return isEnabled ? enabled(context, demo.state.newestPair) : refuseCodes('interrupted');
    }
    return submit(context, device, pending);
  },
};

async function submit(
  context: StepContext<MfaUserState>,
  { serialNumber, seed }: NonNullable<MfaUserState['device']>,
  { codes: [first, second], typedAt }: NonNullable<MfaUserState['pending']>,
): Promise<StepResult<MfaUserState>> {
  const { demo, aws, clock, checkpoint } = context;
  const { newestPair: earlier, tries } = demo.state;
  if (!first || !second) return refuseCodes('interrupted');
  const now = clock.now();
  const times = { typedAt: typedAt ?? now, now, earlier };
  const { refusal, newestPair } = seed ? diagnosePair(seed, [first, second], times) : NOT_DIAGNOSED;
  if (refusal) return refuseCodes(refusal, newestPair && { newestPair });
  if (now < nextTryAt(tries)) return refuseCodes('too-many-tries');
  await checkpoint({ pending: { codes: [], sent: true }, tries: withTry(tries, now), newestPair });
  // Check the time again: the save may have taken long, and AWS learns a wrong clock from old codes.
  const late = newestPair && refusalForTime(newestPair.step, { ...times, now: clock.now() });
  if (late) return refuseCodes(late);
  const outcome = await aws.enableMfaDevice(userNameOf(demo), serialNumber, [first, second]);
  if (outcome === 'enabled') return enabled(context, newestPair);
  // An earlier pair has enabled the device, but AWS's answer was lost.
  if (outcome === 'enabled-before') return enabled(context, earlier ?? newestPair);
  return refuseCodes(seed ? 'codes-refused-by-aws' : 'codes-not-of-this-device');
}

const NOT_DIAGNOSED: Diagnosis = {};

/** Returns a refusal that also deletes the typed codes. */
export function refuseCodes(
  refusal: Refusal,
  state: Partial<MfaUserState> = {},
  stage?: MfaUserStage,
): StepResult<MfaUserState> {
  return refused(refusal, { ...state, pending: undefined }, stage);
}

/**
 * Returns the result of the finished step, which deletes the seed and the codes from the state.
 * @param pair the pair that AWS has accepted, if it is known
 */
function enabled(
  { demo, clock }: StepContext<MfaUserState>,
  pair: MfaUserState['newestPair'],
): StepResult<MfaUserState> {
  const device = demo.state.device && { serialNumber: demo.state.device.serialNumber };
  const now = clock.now();
  return done({ device, pending: undefined, enrolledAt: now, learnedSteps: learnedFrom(pair, now) });
}

/** Deletes the QR code in Slack, because it contains the seed and is not needed any more. */
export const removeQr: Step = {
  id: 'remove-qr',
  perform: async ({ demo, qrPoster, messenger }) => {
    await qrPoster.removeQr(demo);
    await messenger.showDemo(demo);
    return done();
  },
};
