import { UpstreamError } from '../../../errors.ts';
import type { Demo } from '../../demo.ts';
import { demoUserOf, POLICY_NAME, userNameOf } from '../../naming.ts';
import type { Credentials } from '../../ports/aws-account.ts';
import { done, notYet, type Step, tryAgainSoon } from '../../step.ts';
import type { MfaUserState } from '../state.ts';

/** Most new keys work after this, in milliseconds: the first question is then the only one. Nobody waits for it yet. */
const FIRST_QUESTION_MS = 10_000;
const SELDOM_MS = 3000;
/** How old a demo may be whose user IAM does not show yet. */
const USER_PATIENCE_MS = 60_000;
/** While the person waits for it. */
const OFTEN_MS = 300;
/** A key that AWS does not know after this long never will: another one is issued. */
const KEY_PATIENCE_MS = 60_000;

/** IAM may not show a new user at once. */
export const createAccessKey: Step<MfaUserState> = {
  id: 'create-access-key',
  leaves: 'access-key',
  perform: async ({ demo, aws, clock, settings, fence }) => {
    try {
      const { id, secret } = await aws.issueAccessKey(demoUserOf(demo, settings.installation), fence);
      return done({ accessKey: { id, secret, issuedAt: clock.now() } });
    } catch (error) {
      const isUnseen = error instanceof UpstreamError && error.code === 'NoSuchEntity';
      if (isUnseen && clock.now() < demo.createdAt + USER_PATIENCE_MS) return tryAgainSoon(clock.now());
      throw error;
    }
  },
};

/**
 * Makes the step that gives the test user its only permission.
 * @param policyOf returns the policy, which has the deadline in it: more time means to put it again
 * @param name of the policy in AWS
 */
export function putPolicy(policyOf: (demo: Demo<MfaUserState>) => object, name = POLICY_NAME): Step<MfaUserState> {
  return {
    id: 'put-policy',
    leaves: 'inline-policy',
    leavesNamed: () => [name],
    perform: async ({ demo, aws }) => {
      await aws.putInlinePolicy(userNameOf(demo), name, policyOf(demo));
      return done();
    },
  };
}

/** New keys work after 5 to 15 s. While the person is scanning, nobody waits for them, so AWS is asked late and seldom. */
export const awaitAccessKey: Step<MfaUserState> = {
  id: 'await-access-key',
  perform: async ({ demo, aws, clock, settings, checkpoint, fence }) => {
    const { accessKey } = demo.state;
    const isScanning = demo.stage === 'awaiting-enrollment';
    // A setting of 0 says that AWS spreads changes at once.
    const worksFrom = (accessKey?.issuedAt ?? 0) + Math.min(FIRST_QUESTION_MS, settings.deviceSettleMs);
    if (isScanning && clock.now() < worksFrom) return notYet(worksFrom);
    if (await aws.isKeyReady(longTermKeyOf(demo.state))) return done();
    if (accessKey && clock.now() - accessKey.issuedAt > KEY_PATIENCE_MS) {
      const { id, secret } = await aws.issueAccessKey(demoUserOf(demo, settings.installation), fence);
      await checkpoint({ accessKey: { id, secret, issuedAt: clock.now() } });
    }
    return tryAgainSoon(clock.now(), { everyMs: isScanning ? SELDOM_MS : OFTEN_MS });
  },
};

export function longTermKeyOf({ accessKey }: MfaUserState): Credentials {
  if (!accessKey) throw new Error('the long-term key was asked for before it was issued');
  return { accessKeyId: accessKey.id, secretAccessKey: accessKey.secret };
}
