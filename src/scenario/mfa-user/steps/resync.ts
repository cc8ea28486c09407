import { userNameOf } from '../../naming.ts';
import { done, type Step } from '../../step.ts';
import { RESYNCED, resyncFrom } from '../codes/out-of-sync.ts';
import { hasWaited } from '../codes/pair-time.ts';
import { nextTryAt, withTry } from '../codes/tries.ts';
import type { MfaUserState } from '../state.ts';
import { refuseCodes } from './enroll.ts';

/**
 * Lets AWS adjust to the phone's clock, with two new codes. The seed is already deleted, so only AWS knows whether the
 * codes are right.
 */
export const resyncMfaDevice: Step<MfaUserState> = {
  id: 'resync-mfa-device',
  perform: async ({ demo, aws, clock, checkpoint }) => {
    const { device, pending, tries } = demo.state;
    if (!device) throw new Error('a device cannot be resynced before it is created');
    const [first, second] = pending?.codes ?? [];
    if (!first || !second || pending?.sent) return refuseCodes('interrupted');
    const now = clock.now();
    const { typedAt = now } = pending ?? {};
    if (hasWaited(typedAt, now)) return refuseCodes('resync-codes-waited');
    if (now < nextTryAt(tries)) return refuseCodes('too-many-tries');
    await checkpoint({ pending: { codes: [], sent: true }, tries: withTry(tries, now), resyncedAt: now });
    // Check the time again: the save may have taken long, and AWS learns a wrong clock from old codes.
    if (hasWaited(typedAt, clock.now())) return refuseCodes('resync-codes-waited');

    const outcome = await aws.resyncMfaDevice(userNameOf(demo), device.serialNumber, [first, second]);
    if (outcome === 'codes-refused')
      return refuseCodes(clock.now() < resyncFrom(demo.state) ? 'resync-codes-too-early' : 'resync-codes-refused');
    if (outcome === 'not-allowed')
      return refuseCodes('resync-not-allowed', { resync: 'not-allowed' }, 'awaiting-session-code');
    return done({ ...RESYNCED, pending: undefined, resyncedAt: clock.now() });
  },
};
