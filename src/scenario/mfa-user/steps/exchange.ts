import { UpstreamError } from '../../../errors.ts';
import type { Credentials } from '../../ports/aws-account.ts';
import { done, notYet, type Step, type StepContext } from '../../step.ts';
import { hasWaited } from '../codes/pair-time.ts';
import { nextTryAt, withTry } from '../codes/tries.ts';
import type { MfaUserState, Refusal } from '../state.ts';
import { type OnRefusal, refuseOther, refuseSessionCode } from './session-refusal.ts';
import { longTermKeyOf } from './settle.ts';

/**
 * Makes the step that exchanges the person's code for temporary credentials with MFA. The code is sent once, and not before STS can
 * know the device.
 *
 * @param id of the step; a lesson that asks for several codes has several such steps
 * @param onRefusal `resync`: back to `awaiting-session-code`, or to `awaiting-resync` when the phone's clock may be the reason.
 * `same-stage`: where refusals of the stage usually lead, for a phone of which AWS has accepted a code before
 */
export function exchangeCode(id: string, onRefusal: OnRefusal = 'resync'): Step<MfaUserState> {
  const refuse = (refusal: Refusal, context: StepContext<MfaUserState>) => refuseOther(refusal, context, onRefusal);
  return {
    id,
    perform: async (context) => {
      const { demo, aws, clock, settings, checkpoint } = context;
      const { device, pending, enrolledAt = 0, resyncedAt = 0, tries } = demo.state;
      if (!device) throw new Error('a code was to be exchanged before the device was enrolled');
      const code = pending?.codes[0];
      if (!code || pending.sent) return refuse('interrupted', context);
      const settledAt = Math.max(enrolledAt, resyncedAt) + settings.deviceSettleMs;
      const now = clock.now();
      if (hasWaited(pending.typedAt ?? now, now)) return refuse('session-code-waited', context);
      if (now < settledAt) return notYet(settledAt);
      if (now < nextTryAt(tries)) return refuse('too-many-tries', context);

      await checkpoint({ pending: { codes: [], sent: true }, tries: withTry(tries, now) });
      const mfa = { serialNumber: device.serialNumber, code };
      const issued = await aws.getSessionToken(longTermKeyOf(demo.state), mfa);
      if (issued.outcome !== 'issued') return refuseSessionCode(issued.outcome, context, onRefusal);
      return done({ session: sessionOf(issued.credentials, clock.now()), pending: undefined });
    },
  };
}

function sessionOf(credentials: Credentials, issuedAt: number): MfaUserState['session'] {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  if (!sessionToken) throw new UpstreamError('aws', 'NoSessionToken', 'the session came without its token');
  return { accessKeyId, secretAccessKey, sessionToken, issuedAt };
}
