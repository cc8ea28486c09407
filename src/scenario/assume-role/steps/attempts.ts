import { UpstreamError } from '../../../errors.ts';
import type { Exchange } from '../../mfa-user/steps/exchange.ts';
import { roleArnOf } from '../../mfa-user/steps/role.ts';
import { longTermKeyOf } from '../../mfa-user/steps/settle.ts';
import type { Credentials, RoleOutcome } from '../../ports/aws-account.ts';
import { done, type Step, type StepContext, type StepResult, tryAgainSoon } from '../../step.ts';
import { type Answer, type AssumeRoleState, type Attempt, answerTo } from '../state.ts';

/** A new role can be assumed after 10 to 30 s, which is about twice as long as STS takes for a new device. */
const ROLE_SETTLE_FACTOR = 2;

type Context = StepContext<AssumeRoleState>;

/** Has the person's code assume the role, and waits for the role before: the code is used up even if the role is too new. */
export const byRole: Exchange = {
  readyAt: ({ demo, settings }) => {
    const { roleMadeAt = 0 } = demo.state as AssumeRoleState;
    return roleMadeAt + ROLE_SETTLE_FACTOR * settings.deviceSettleMs;
  },
  issue: ({ demo, aws }, mfa) => aws.assumeRole(longTermKeyOf(demo.state), roleArnOf(demo.state), mfa),
};

/** Notes that the role was assumed: its credentials are there. */
export const noteAssumed: Step<AssumeRoleState> = {
  id: 'note-assumed',
  perform: (context) => answered(context, { attempt: 'with-code', outcome: 'allowed' }),
};

/** Assumes the role with the access key, which must be denied. */
function tryKey(id: string): Step<AssumeRoleState> {
  return {
    id,
    perform: async (context) => tryToAssume(context, 'access-key', longTermKeyOf(context.demo.state)),
  };
}

/** Assumes the role with temporary credentials that were requested without a code, which must be denied. */
function trySession(id: string, changes: Partial<AssumeRoleState> = {}): Step<AssumeRoleState> {
  return {
    id,
    perform: async (context) => {
      const session = await context.aws.getSessionToken(longTermKeyOf(context.demo.state));
      if (session.outcome !== 'issued')
        throw new UpstreamError('aws', session.outcome, 'no session without MFA was issued');
      return tryToAssume(context, 'no-code', session.credentials, changes);
    },
  };
}

export const tryKeyBefore = tryKey('assume-with-key-before');
export const trySessionBefore = trySession('assume-with-session-before');
/** Only these are conclusive: before the success AWS may not have known the role. Afterwards the access key is deleted from the record. */
export const tryKeyAfter = tryKey('assume-with-key-after');
export const trySessionAfter = trySession('assume-with-session-after', { accessKey: undefined });

/** Lists the buckets with the role's credentials. A denial counts only when the policy has had time to spread. */
export const listAsRole: Step<AssumeRoleState> = {
  id: 'list-as-role',
  perform: async (context) => {
    const { aws, clock, settings } = context;
    const session = sessionOf(context);
    const listed = await aws.listBuckets(session);
    const mayStillSpread = clock.now() < session.issuedAt + settings.policySettleMs;
    if (listed.outcome === 'denied' && mayStillSpread) return tryAgainSoon(clock.now());
    const bucketCount = listed.outcome === 'allowed' ? listed.buckets.count : undefined;
    return answered(context, { attempt: 'role', ...without(listed) }, { bucketCount });
  },
};

/** Lists them once more when the role's policy asks for MFA. A yes counts only when that policy has had time to spread. */
export const listAskedForMfa: Step<AssumeRoleState> = {
  id: 'list-asked-for-mfa',
  perform: async (context) => {
    const { demo, aws, clock, settings } = context;
    const listed = await aws.listBuckets(sessionOf(context));
    const mayStillSpread = clock.now() < (demo.state.askedForMfaAt ?? 0) + settings.policySettleMs;
    // If the role could not list the buckets before, waiting for the other policy would show nothing.
    const isPlain = answerTo('role', demo.state)?.outcome === 'allowed';
    if (listed.outcome === 'allowed' && isPlain && mayStillSpread) return tryAgainSoon(clock.now());
    return answered(context, { attempt: 'role-asked-for-mfa', ...without(listed) }, { session: undefined });
  },
};

async function tryToAssume(
  context: Context,
  attempt: Attempt,
  credentials: Credentials,
  changes: Partial<AssumeRoleState> = {},
): Promise<StepResult<AssumeRoleState>> {
  const assumed = await context.aws.assumeRole(credentials, roleArnOf(context.demo.state));
  return answered(context, { attempt, ...outcomeOf(assumed) }, changes);
}

function outcomeOf(assumed: RoleOutcome): Pick<Answer, 'outcome' | 'errorCode'> {
  if (assumed.outcome === 'issued') return { outcome: 'allowed' };
  return { outcome: 'denied', errorCode: assumed.outcome === 'denied' ? assumed.errorCode : 'AccessDenied' };
}

function without(listed: { readonly outcome: 'allowed' | 'denied'; readonly errorCode?: string }) {
  const { outcome, errorCode } = listed;
  return { outcome, errorCode };
}

function sessionOf({ demo }: Context): NonNullable<AssumeRoleState['session']> {
  const { session } = demo.state;
  if (!session) throw new Error('the role was to be used before it was assumed');
  return session;
}

/** The participant sees each answer when it is there. */
async function answered(
  { demo, messenger }: Context,
  one: Answer,
  changes: Partial<AssumeRoleState> = {},
): Promise<StepResult<AssumeRoleState>> {
  await messenger.showDemo(demo);
  const proof = { round: 'once', mfaState: one.attempt, outcome: one.outcome };
  return done<AssumeRoleState>({ ...changes, answers: [...demo.state.answers, one] }, [proof]);
}
