import { UpstreamError } from '../../../errors.ts';
import { sessionOf } from '../../mfa-user/steps/exchange.ts';
import { roleArnOf } from '../../mfa-user/steps/role.ts';
import { accessKeyOf } from '../../mfa-user/steps/settle.ts';
import { done, type Step, tryAgainSoon } from '../../step.ts';
import type { PolicyTryState } from '../state.ts';

/**
 * If the role cannot be assumed after this time, in milliseconds, another policy in this account denies it. Then the
 * policy is tried without the role's credentials.
 */
const ROLE_PATIENCE_MS = 60_000;

/** Gets temporary credentials without a code. GetSessionToken needs no permission. */
export const getPlainSession: Step<PolicyTryState> = {
  id: 'get-plain-session',
  perform: async ({ demo, aws, clock }) => {
    const issued = await aws.getSessionToken(accessKeyOf(demo.state));
    if (issued.outcome !== 'issued')
      throw new UpstreamError('aws', issued.outcome, 'AWS issued no temporary credentials without MFA');
    return done<PolicyTryState>({ plainSession: sessionOf(issued.credentials, clock.now()) });
  },
};

/**
 * Assumes the role before the policy is put on the user: a policy that denies everything without MFA would deny this
 * too. It can take up to 30 s until a new role can be assumed.
 */
export const assumeOwnRole: Step<PolicyTryState> = {
  id: 'assume-own-role',
  perform: async ({ demo, aws, clock }) => {
    const assumed = await aws.assumeRole(accessKeyOf(demo.state), roleArnOf(demo.state));
    if (assumed.outcome === 'issued')
      return done<PolicyTryState>({ roleSession: sessionOf(assumed.credentials, clock.now()) });
    const { roleMadeAt = 0 } = demo.state;
    return clock.now() < roleMadeAt + ROLE_PATIENCE_MS ? tryAgainSoon(clock.now()) : done();
  },
};
