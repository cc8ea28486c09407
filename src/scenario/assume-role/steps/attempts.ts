import { UpstreamError } from '../../../errors.ts';
import type { Exchange } from '../../mfa-user/steps/exchange.ts';
import { roleArnOf } from '../../mfa-user/steps/role.ts';
import { accessKeyOf } from '../../mfa-user/steps/settle.ts';
import type { Credentials, RoleOutcome } from '../../ports/aws-account.ts';
import { done, type Step, type StepContext, type StepResult, tryAgainSoon } from '../../step.ts';
import { type Answer, type AssumeRoleState, type Attempt, answerTo } from '../state.ts';

/** A new role can be assumed after 10 to 30 s. That is about twice the time until STS knows a new device. */
const ROLE_SETTLE_FACTOR = 2;

type Context = StepContext<AssumeRoleState>;

/**
 * Assumes the role with the person's code. A call for a role that AWS does not know yet fails and uses up the code. So
 * the step first waits as long as AWS usually takes to know a new role.
 */
export const byRole: Exchange = {
  readyAt: ({ demo, settings }) => {
    const { roleMadeAt = 0 } = demo.state as AssumeRoleState;
    return roleMadeAt + ROLE_SETTLE_FACTOR * settings.deviceSettleMs;
  },
  issue: ({ demo, aws }, mfa) => aws.assumeRole(accessKeyOf(demo.state), roleArnOf(demo.state), mfa),
};

/**
 * Notes the answer `allowed` to the attempt with a code. This step runs only after `exchangeCode` has got the role's
 * credentials.
 */
export const noteAssumed: Step<AssumeRoleState> = {
  id: 'note-assumed',
  perform: (context) => answered(context, { attempt: 'with-code', outcome: 'allowed' }),
};

/** Assumes the role with the access key, which must be denied. */
function tryKey(id: string): Step<AssumeRoleState> {
  return {
    id,
    perform: async (context) => tryToAssume(context, 'access-key', accessKeyOf(context.demo.state)),
  };
}

/** Assumes the role with temporary credentials that were requested without a code, which must be denied. */
function trySession(id: string, changes: Partial<AssumeRoleState> = {}): Step<AssumeRoleState> {
  return {
    id,
    perform: async (context) => {
      const session = await context.aws.getSessionToken(accessKeyOf(context.demo.state));
      if (session.outcome !== 'issued')
        throw new UpstreamError('aws', session.outcome, 'AWS issued no temporary credentials without MFA');
      return tryToAssume(context, 'no-code', session.credentials, changes);
    },
  };
}

export const tryKeyBefore = tryKey('assume-with-key-before');
export const trySessionBefore = trySession('assume-with-session-before');
/**
 * Repeats the attempts after the success: earlier denials may mean that AWS did not know the role yet. Then the access
 * key is deleted from the record.
 */
export const tryKeyAfter = tryKey('assume-with-key-after');
export const trySessionAfter = trySession('assume-with-session-after', { accessKey: undefined });

/** Lists the buckets with the role's credentials. A denial counts only when AWS has had time to spread the policy. */
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

/**
 * Lists the buckets again when the role's policy requires MFA. `allowed` counts only when AWS has had time to spread
 * that policy.
 */
export const listAskedForMfa: Step<AssumeRoleState> = {
  id: 'list-asked-for-mfa',
  perform: async (context) => {
    const { demo, aws, clock, settings } = context;
    const listed = await aws.listBuckets(sessionOf(context));
    const mayStillSpread = clock.now() < (demo.state.askedForMfaAt ?? 0) + settings.policySettleMs;
    // If the role could not list the buckets before, the lesson cannot have its expected result, so do not wait for the
    // new policy.
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
  if (!session) throw new Error('the role cannot be used before it is assumed');
  return session;
}

/** Updates the message with the answers that are saved so far, and returns the step's result with the new answer. */
async function answered(
  { demo, messenger }: Context,
  one: Answer,
  changes: Partial<AssumeRoleState> = {},
): Promise<StepResult<AssumeRoleState>> {
  await messenger.showDemo(demo);
  const proof = { round: 'once', mfaState: one.attempt, outcome: one.outcome };
  return done<AssumeRoleState>({ ...changes, answers: [...demo.state.answers, one] }, [proof]);
}
