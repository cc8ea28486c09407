import { UpstreamError } from '../../../errors.ts';
import type { Credentials, MfaCode, RoleOutcome } from '../../ports/aws-account.ts';
import { done, notYet, type Step, type StepContext } from '../../step.ts';
import { hasWaited } from '../codes/pair-time.ts';
import { nextTryAt, withTry } from '../codes/tries.ts';
import type { MfaUserState, Refusal } from '../state.ts';
import { type OnRefusal, refuseOther, refuseSessionCode } from './session-refusal.ts';
import { accessKeyOf } from './settle.ts';

/** The call that exchanges a code for temporary credentials. */
export interface Exchange {
  /**
   * Returns when the call can first succeed, in epoch milliseconds. The step waits until then, because a failed call
   * uses up the code.
   */
  readyAt(context: StepContext<MfaUserState>): number;
  issue(context: StepContext<MfaUserState>, mfa: MfaCode): Promise<RoleOutcome>;
}

const bySessionToken: Exchange = {
  readyAt: () => 0,
  issue: ({ demo, aws }, mfa) => aws.getSessionToken(accessKeyOf(demo.state), mfa),
};

/**
 * Returns the step that exchanges the person's code for temporary credentials with MFA. It sends the code only after
 * the time that STS usually needs to know a new device, and sends it again only if AWS throttled the request.
 *
 * @param id the step's id; a lesson that asks for several codes has several such steps
 * @param onRefusal `resync`: a refusal leads to `awaiting-session-code`, or to `awaiting-resync` if the phone's clock
 * may be the reason. `same-stage`: a refusal leads to `onRefused` of the stage. It is for a second code: AWS has
 * accepted the first one, so the phone's clock is not the reason
 * @param exchange the call that exchanges the code
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
      if (!device) throw new Error('a code cannot be exchanged before the device is created');
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

/**
 * Returns temporary credentials for a lesson's state.
 * @param issuedAt epoch milliseconds
 * @throws UpstreamError when they have no session token
 */
export function sessionOf(credentials: Credentials, issuedAt: number): NonNullable<MfaUserState['session']> {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  if (!sessionToken)
    throw new UpstreamError('aws', 'NoSessionToken', 'AWS issued temporary credentials without a session token');
  return { accessKeyId, secretAccessKey, sessionToken, issuedAt };
}
