import { accessKeyOf } from '../../mfa-user/steps/settle.ts';
import type { ListBucketsOutcome } from '../../ports/aws-account.ts';
import { done, notYet, type Step, type StepContext, type StepResult, tryAgainSoon } from '../../step.ts';
import { MOST_AGE_SECONDS } from '../policy.ts';
import { type Answer, type Attempt, answerTo, type MfaAgeState } from '../state.ts';

/**
 * AWS counts the age with its own clock, in whole seconds. After this additional time, in milliseconds, the code is too
 * old for AWS too.
 */
const SURELY_OLD_MS = 3000;
/** How far AWS's clock may be behind, in milliseconds, before `allowed` for an old code counts as a surprise. */
const CLOCK_PATIENCE_MS = 20_000;

type Context = StepContext<MfaAgeState>;
type Session = NonNullable<MfaAgeState['session']>;

/** Tries the access key. Its requests have no MultiFactorAuthAge, so AWS must deny them. */
export const tryAccessKey: Step<MfaAgeState> = {
  id: 'try-access-key',
  perform: async (context) => {
    const listed = await context.aws.listBuckets(accessKeyOf(context.demo.state));
    return answered(context, { attempt: 'access-key', listed });
  },
};

/** Tries the new temporary credentials at once. A denial counts only when AWS has had time to spread the policy. */
export const tryNewCode: Step<MfaAgeState> = {
  id: 'try-new-code',
  perform: (context) => tryYoung('new-code', context),
};

/** Tries the temporary credentials of the next code. Then these and the access key are deleted from the record. */
export const tryNextCode: Step<MfaAgeState> = {
  id: 'try-next-code',
  perform: (context) => tryYoung('next-code', context, { session: undefined, accessKey: undefined }),
};

async function tryYoung(
  attempt: Attempt,
  context: Context,
  changes: Partial<MfaAgeState> = {},
): Promise<StepResult<MfaAgeState>> {
  const { aws, clock, settings } = context;
  const session = sessionOf(context);
  const listed = await aws.listBuckets(session);
  const mayStillSpread = clock.now() < session.issuedAt + settings.policySettleMs;
  if (listed.outcome === 'denied' && mayStillSpread) return tryAgainSoon(clock.now());
  return answered(context, { attempt, listed, session }, changes);
}

/** Returns when the MFA code of these credentials is too old, in epoch milliseconds. */
export function tooOldAt({ issuedAt }: Pick<Session, 'issuedAt'>): number {
  return issuedAt + MOST_AGE_SECONDS * 1000 + SURELY_OLD_MS;
}

/**
 * Tries the same credentials again when their code is too old, and then deletes them from the record. If they did not
 * work when they were new, the step only deletes them.
 */
export const tryOldCode: Step<MfaAgeState> = {
  id: 'try-old-code',
  perform: async (context) => {
    const { demo, aws, clock } = context;
    if (answerTo('new-code', demo.state)?.outcome !== 'allowed') return done({ session: undefined });
    const session = sessionOf(context);
    const due = tooOldAt(session);
    if (clock.now() < due) return notYet(due);
    const listed = await aws.listBuckets(session);
    if (listed.outcome === 'allowed' && clock.now() < due + CLOCK_PATIENCE_MS) return tryAgainSoon(clock.now());
    return answered(context, { attempt: 'old-code', listed, session }, { session: undefined });
  },
};

function sessionOf({ demo }: Context): Session {
  const { session } = demo.state;
  if (!session) throw new Error('temporary credentials cannot be tried before a code is exchanged for them');
  return session;
}

interface Given {
  readonly attempt: Attempt;
  readonly listed: ListBucketsOutcome;
  readonly session?: Session;
}

/** Updates the message with the answers that are saved so far, and returns the step's result with the new answer. */
async function answered(
  { demo, messenger, clock }: Context,
  { attempt, listed, session }: Given,
  changes: Partial<MfaAgeState> = {},
): Promise<StepResult<MfaAgeState>> {
  await messenger.showDemo(demo);
  const { outcome } = listed;
  const errorCode = listed.outcome === 'denied' ? listed.errorCode : undefined;
  const ageSeconds = session && Math.max(0, Math.round((clock.now() - session.issuedAt) / 1000));
  const one: Answer = { attempt, outcome, errorCode, ageSeconds };
  const proof = { round: 'once', mfaState: attempt, outcome };
  return done<MfaAgeState>({ ...changes, answers: [...demo.state.answers, one] }, [proof]);
}
