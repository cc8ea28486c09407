import { userNameOf } from '../../naming.ts';
import type { Secret } from '../../secret.ts';
import { done, refused, type Step, type StepContext, type StepResult } from '../../step.ts';
import { diagnosePair } from '../code-doctor.ts';
import type { Refusal, SessionTokenState } from '../state.ts';

/** Registers the device, and destroys seed and codes in the same save. */
export const enableMfaDevice: Step<SessionTokenState> = {
  id: 'enable-mfa-device',
  leaves: 'mfa-device-binding',
  perform: async (context) => {
    const { demo, aws } = context;
    const { device, pending } = demo.state;
    if (!device) throw new Error('a device was to be enabled before it was created');
    if (!pending || pending.sent) {
      // Interrupted: AWS knows whether the codes arrived, and codes are never sent twice.
      const isEnabled = await aws.isDeviceEnabled(userNameOf(demo), device.serialNumber);
      return isEnabled ? enabled(context) : refuseCodes('interrupted');
    }
    return submit(context, device, pending.codes);
  },
};

async function submit(
  context: StepContext<SessionTokenState>,
  device: { serialNumber: string; seed?: Secret | undefined },
  codes: readonly Secret[],
): Promise<StepResult<SessionTokenState>> {
  const { demo, aws, clock, checkpoint } = context;
  const [first, second] = codes;
  if (!first || !second) return refuseCodes('interrupted');
  const diagnosis = device.seed && diagnosePair(device.seed, [first, second], clock.now());
  if (diagnosis) return refuseCodes(diagnosis);
  await checkpoint({ pending: { codes: [], sent: true } });
  const outcome = await aws.enableMfaDevice(userNameOf(demo), device.serialNumber, [first, second]);
  return outcome === 'enabled' ? enabled(context) : refuseCodes('codes-not-of-this-device');
}

/** What was typed is destroyed with the refusal. */
export function refuseCodes(refusal: Refusal): StepResult<SessionTokenState> {
  return refused(refusal, { pending: undefined });
}

function enabled({ demo, clock }: StepContext<SessionTokenState>): StepResult<SessionTokenState> {
  const device = demo.state.device && { serialNumber: demo.state.device.serialNumber };
  return done({ device, pending: undefined, enrolledAt: clock.now() });
}

/** The QR code is a secret that has served: nobody needs it from here on. */
export const removeQr: Step = {
  id: 'remove-qr',
  perform: async ({ demo, qrPoster, messenger }) => {
    await qrPoster.removeQr(demo);
    await messenger.showDemo(demo);
    return done();
  },
};
