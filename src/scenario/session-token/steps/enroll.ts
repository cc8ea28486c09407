import { userNameOf } from '../../naming.ts';
import type { Secret } from '../../secret.ts';
import { done, refused, type Step, type StepContext, type StepResult } from '../../step.ts';
import { diagnosePair } from '../code-doctor.ts';

/** Registers the device, and destroys seed and codes in the same save. */
export const enableMfaDevice: Step = {
  id: 'enable-mfa-device',
  leaves: 'mfa-device-binding',
  perform: async (context) => {
    const { demo, aws } = context;
    const { device, pending } = demo;
    if (!device) throw new Error('a device was to be enabled before it was created');
    if (!pending || pending.sent) {
      // Interrupted: AWS knows whether the codes arrived, and codes are never sent twice.
      const isEnabled = await aws.isDeviceEnabled(userNameOf(demo), device.serialNumber);
      return isEnabled ? enabled(context) : refused('interrupted');
    }
    return submit(context, device, pending.codes);
  },
};

async function submit(
  context: StepContext,
  device: { serialNumber: string; seed?: Secret | undefined },
  codes: readonly Secret[],
): Promise<StepResult> {
  const { demo, aws, clock, checkpoint } = context;
  const [first, second] = codes;
  if (!first || !second) return refused('interrupted');
  const diagnosis = device.seed && diagnosePair(device.seed, [first, second], clock.now());
  if (diagnosis) return refused(diagnosis);
  await checkpoint({ pending: { codes: [], sent: true } });
  const outcome = await aws.enableMfaDevice(userNameOf(demo), device.serialNumber, [first, second]);
  return outcome === 'enabled' ? enabled(context) : refused('codes-not-of-this-device');
}

function enabled({ demo, clock }: StepContext): StepResult {
  const device = demo.device && { serialNumber: demo.device.serialNumber };
  return done({ device, pending: undefined, enrolledAt: clock.now(), lastRefusal: undefined });
}

/** The QR code is a secret that has served: nobody needs it from here on. */
export const removeQr: Step = {
  id: 'remove-qr',
  perform: async ({ demo, qrPoster }) => {
    await qrPoster.removeQr(demo);
    return done();
  },
};
