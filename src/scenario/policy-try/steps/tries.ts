import { UserError } from '../../../errors.ts';
import { accessKeyOf } from '../../mfa-user/steps/settle.ts';
import { roleNameOf, userNameOf } from '../../naming.ts';
import type { Credentials } from '../../ports/aws-account.ts';
import { done, type Step, type StepContext, tryAgainSoon } from '../../step.ts';
import { denyAfter, hasRoomForEnd } from '../policy.ts';
import { CREDENTIALS, type CredentialKind, type PolicyTryState } from '../state.ts';

/** AWS's error message is cut to this length, because it may repeat the policy. */
const LONGEST_REFUSAL = 300;

type Context = StepContext<PolicyTryState>;

type Put = (policyName: string, policy: object) => Promise<void>;

/**
 * Puts the tested policy on the user. The permissions boundary allows only listing buckets, even if the policy allows
 * more. A second policy ends all access at the deadline. It is left out if the tested policy is so long that there is
 * no room for both.
 */
export const putOnUser: Step<PolicyTryState> = {
  id: 'put-on-user',
  leaves: 'inline-policy',
  perform: (context) => {
    const { demo, aws } = context;
    const user = userNameOf(demo);
    return put(context, hasRoomForEnd(demo), (name, policy) => aws.putInlinePolicy(user, name, policy));
  },
};

/**
 * Puts the tested policy on the role, which has the same permissions boundary. A role always has room for the second
 * policy.
 */
export const putOnRole: Step<PolicyTryState> = {
  id: 'put-on-role',
  leaves: 'role-inline-policy',
  perform: (context) => {
    const { demo, aws } = context;
    const role = roleNameOf(demo);
    return put(context, true, (name, policy) => aws.putRolePolicy(role, name, policy));
  },
};

async function put({ demo, clock }: Context, withEnd: boolean, toPut: Put) {
  const { policy, refusal } = demo.state;
  if (refusal !== undefined) return done<PolicyTryState>();
  try {
    await toPut('tried-policy', JSON.parse(policy) as object);
    if (withEnd) await toPut('end-at-the-deadline', denyAfter(demo.deadlineAt));
    return done<PolicyTryState>({ putAt: clock.now() });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return done<PolicyTryState>({ refusal: error.message.slice(0, LONGEST_REFUSAL) });
  }
}

/**
 * Lists the buckets with each kind of credentials until every answer is certain, and then deletes the credentials. Only
 * the tested policy can allow the call, so `allowed` is certain at once. `denied` is certain when AWS has had time to
 * spread the policy. If AWS has refused the policy, makes no call.
 */
export const tryAll: Step<PolicyTryState> = {
  id: 'try-all',
  perform: async (context) => {
    const { demo, aws, clock, settings, checkpoint } = context;
    const credentials = credentialsOf(demo.state);
    let { answers } = demo.state;
    const open = CREDENTIALS.filter((kind) => credentials[kind] && !answers[kind]);
    if (demo.state.refusal === undefined && open.length > 0) {
      const hasSpread = clock.now() >= (demo.state.putAt ?? 0) + settings.policySettleMs;
      for (const kind of open) {
        const { outcome } = await aws.listBuckets(credentials[kind]!);
        if (outcome === 'allowed' || hasSpread) answers = { ...answers, [kind]: outcome };
      }
      if (!hasSpread && open.some((kind) => !answers[kind])) {
        if (answers !== demo.state.answers) await checkpoint({ answers });
        return tryAgainSoon(clock.now());
      }
    }
    const spent = { accessKey: undefined, plainSession: undefined, session: undefined, roleSession: undefined };
    const proofs = CREDENTIALS.flatMap((mfaState) => {
      const outcome = answers[mfaState];
      return outcome ? [{ round: 'once', mfaState, outcome }] : [];
    });
    return done<PolicyTryState>({ ...spent, answers }, proofs);
  },
};

function credentialsOf(state: PolicyTryState): Partial<Record<CredentialKind, Credentials | undefined>> {
  return {
    accessKey: accessKeyOf(state),
    sessionWithoutMfa: state.plainSession,
    sessionWithMfa: state.session,
    roleSession: state.roleSession,
  };
}
