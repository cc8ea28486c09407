import { UpstreamError } from '../../../errors.ts';
import type { Credentials, MfaCode, RoleOutcome } from '../../ports/aws-account.ts';
import { done, notYet, type Step, type StepContext } from '../../step.ts';
import { hasWaited } from '../codes/pair-time.ts';
import { nextTryAt, withTry } from '../codes/tries.ts';
import type { MfaUserState, Refusal } from '../state.ts';
import { type OnRefusal, refuseOther, refuseSessionCode } from './session-refusal.ts';
import { longTermKeyOf } from './settle.ts';

/** What a code is exchanged with. */
export interface Exchange {
  /** When it can succeed at the earliest, in epoch milliseconds: a code is used up even if it cannot. */
  readyAt(context: StepContext<MfaUserState>): number;
  issue(context: StepContext<MfaUserState>, mfa: MfaCode): Promise<RoleOutcome>;
}

const bySessionToken: Exchange = {
  readyAt: () => 0,
  issue: ({ demo, aws }, mfa) => aws.getSessionToken(longTermKeyOf(demo.state), mfa),
};

/**
 * Makes the step that exchanges the person's code for temporary credentials with MFA. The code is sent once, and not before STS can
 * know the device.
 *
 * @param id of the step; a lesson that asks for several codes has several such steps
 * @param onRefusal `resync`: back to `awaiting-session-code`, or to `awaiting-resync` when the phone's clock may be the reason.
 * `same-stage`: where refusals of the stage usually lead, for a phone of which AWS has accepted a code before
 * @param exchange how the code is exchanged
 */
export function exchangeCode(
  id: string,
  onRefusal: OnRefusal = 'resync',
  exchange: Exchange = bySessionToken,
): Step<MfaUserState> {
  const refuse = (refusal: Refusal, context: StepContext<MfaUserState>) => refuseOther(refusal, context, onRefusal);
  return {
    id,
    perform: async (context) => {
      const { demo, clock, settings, checkpoint } = context;
      const { device, pending, enrolledAt = 0, resyncedAt = 0, tries } = demo.state;
      if (!device) throw new Error('a code was to be exchanged before the device was enrolled');
      const code = pending?.codes[0];
      if (!code || pending.sent) return refuse('interrupted', context);
      const settledAt = Math.max(Math.max(enrolledAt, resyncedAt) + settings.deviceSettleMs, exchange.readyAt(context));
      const now = clock.now();
      if (hasWaited(pending.typedAt ?? now, now)) return refuse('session-code-waited', context);
      if (now < settledAt) return notYet(settledAt);
      if (now < nextTryAt(tries)) return refuse('too-many-tries', context);

      await checkpoint({ pending: { codes: [], sent: true }, tries: withTry(tries, now) });
      const mfa = { serialNumber: device.serialNumber, code };
      const issued = await exchange.issue(context, mfa);
      if (issued.outcome === 'denied') return refuse('role-not-ready', context);
      if (issued.outcome !== 'issued') return refuseSessionCode(issued.outcome, context, onRefusal);
      return done({ session: sessionOf(issued.credentials, clock.now()), pending: undefined });
    },
  };
}

/** Returns temporary credentials as a lesson remembers them. @param issuedAt epoch milliseconds @throws UpstreamError without a session token */
export function sessionOf(credentials: Credentials, issuedAt: number): NonNullable<MfaUserState['session']> {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  if (!sessionToken) throw new UpstreamError('aws', 'NoSessionToken', 'the session came without its token');
  return { accessKeyId, secretAccessKey, sessionToken, issuedAt };
}
