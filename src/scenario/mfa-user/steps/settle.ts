import { UpstreamError } from '../../../errors.ts';
import type { Demo } from '../../demo.ts';
import { demoUserOf, POLICY_NAME, userNameOf } from '../../naming.ts';
import type { Credentials } from '../../ports/aws-account.ts';
import { done, notYet, type Step, tryAgainSoon } from '../../step.ts';
import type { MfaUserState } from '../state.ts';

/**
 * How long after the creation of an access key AWS is first asked whether the key works, in milliseconds, while the
 * person is scanning. Most keys work then, and no person waits for the key yet.
 */
const FIRST_QUESTION_MS = 10_000;
/** The time between two questions to AWS while the person is scanning, in milliseconds. */
const SELDOM_MS = 3000;
/** The time between two questions to AWS while the person waits for the key, in milliseconds. */
const OFTEN_MS = 300;
/** If IAM does not find the user of a demo that is older than this, in milliseconds, the step fails. */
const USER_PATIENCE_MS = 60_000;
/** If AWS does not know an access key after this time, in milliseconds, another one is created. */
const KEY_PATIENCE_MS = 60_000;

/** Creates the access key. It tries again if IAM does not find the new user yet. */
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
 * Returns the step that gives the test user its only permission.
 * @param policyOf returns the policy. It contains the deadline, so the step runs again when the deadline moves
 * @param name the name of the policy in AWS
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

/**
 * Waits until the access key works, which takes 5 to 15 s. While the person is scanning, AWS is asked later and less
 * often.
 */
export const awaitAccessKey: Step<MfaUserState> = {
  id: 'await-access-key',
  perform: async ({ demo, aws, clock, settings, checkpoint, fence }) => {
    const { accessKey } = demo.state;
    const isScanning = demo.stage === 'awaiting-enrollment';
    // If `deviceSettleMs` is 0, as in tests, AWS spreads changes at once and the key works at once.
    const worksFrom = (accessKey?.issuedAt ?? 0) + Math.min(FIRST_QUESTION_MS, settings.deviceSettleMs);
    if (isScanning && clock.now() < worksFrom) return notYet(worksFrom);
    if (await aws.isKeyReady(accessKeyOf(demo.state))) return done();
    if (accessKey && clock.now() - accessKey.issuedAt > KEY_PATIENCE_MS) {
      const { id, secret } = await aws.issueAccessKey(demoUserOf(demo, settings.installation), fence);
      await checkpoint({ accessKey: { id, secret, issuedAt: clock.now() } });
    }
    return tryAgainSoon(clock.now(), { everyMs: isScanning ? SELDOM_MS : OFTEN_MS });
  },
};

/**
 * Returns the access key of the demo's test user.
 * @throws Error before it is created, and after it is deleted from the record
 */
export function accessKeyOf({ accessKey }: MfaUserState): Credentials {
  if (!accessKey) throw new Error('the record has no access key');
  return { accessKeyId: accessKey.id, secretAccessKey: accessKey.secret };
}
