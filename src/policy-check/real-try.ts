import { fitInline } from '../shared/inline-policy.ts';
import type { ReadPolicy } from './read-policy.ts';
import type { Question, Simulator } from './simulator.ts';

/** The only action of S3 that the permissions boundary of test users allows, and the ways to write its resource. */
const ACTION = 's3:listallmybuckets';
const RESOURCES = ['*', 'arn:aws:s3:::*'];

/**
 * Why a policy is judged by the simulator but not tried in AWS: because of the policy, the question, or the bot's
 * settings and permissions.
 */
export type NotTried = 'trust-policy' | 'other-request' | 'too-long' | 'no-boundary' | 'no-roles';

/** The simulator, and the answer to whether policies can be tried in AWS at all. */
export interface PolicyTools {
  readonly simulator: Simulator;
  /**
   * Returns why no policy can be tried in AWS, or `undefined` if policies can be tried.
   * @throws UpstreamError when AWS does not say what the bot may do
   */
  whyNoTries(): Promise<Extract<NotTried, 'no-boundary' | 'no-roles'> | undefined>;
}

/** Returns why this request cannot be tried in AWS with a test user, or `undefined` if it can be tried. */
export function whyNotTried(
  { action, resource }: Question,
  { kind, policy }: Pick<ReadPolicy, 'kind' | 'policy'>,
): NotTried | undefined {
  if (kind === 'trust') return 'trust-policy';
  if (action.toLowerCase() !== ACTION || !RESOURCES.includes(resource)) return 'other-request';
  return fitInline(JSON.stringify(policy)) ? undefined : 'too-long';
}
