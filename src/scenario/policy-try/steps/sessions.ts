import { UpstreamError } from '../../../errors.ts';
import { sessionOf } from '../../mfa-user/steps/exchange.ts';
import { roleArnOf } from '../../mfa-user/steps/role.ts';
import { longTermKeyOf } from '../../mfa-user/steps/settle.ts';
import { done, type Step, tryAgainSoon } from '../../step.ts';
import type { PolicyTryState } from '../state.ts';

/** A role that cannot be assumed after this long never will: another rule in this account denies it. */
const ROLE_PATIENCE_MS = 60_000;

/** Gets temporary credentials without a code. AWS needs no permission for that. */
export const getPlainSession: Step<PolicyTryState> = {
  id: 'get-plain-session',
  perform: async ({ demo, aws, clock }) => {
    const issued = await aws.getSessionToken(longTermKeyOf(demo.state));
    if (issued.outcome !== 'issued')
      throw new UpstreamError('aws', issued.outcome, 'no session without MFA was issued');
    return done<PolicyTryState>({ plainSession: sessionOf(issued.credentials, clock.now()) });
  },
};

/**
 * Assumes the role before the policy is put on anything: a policy that denies everything without MFA would deny this too. A new role
 * can be assumed after up to 30 s.
 */
export const assumeOwnRole: Step<PolicyTryState> = {
  id: 'assume-own-role',
  perform: async ({ demo, aws, clock }) => {
    const assumed = await aws.assumeRole(longTermKeyOf(demo.state), roleArnOf(demo.state));
    if (assumed.outcome === 'issued')
      return done<PolicyTryState>({ roleSession: sessionOf(assumed.credentials, clock.now()) });
    const { roleMadeAt = 0 } = demo.state;
    return clock.now() < roleMadeAt + ROLE_PATIENCE_MS ? tryAgainSoon(clock.now()) : done();
  },
};
