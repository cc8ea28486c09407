import { CreateRoleCommand, PutRolePolicyCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { IDENTITIES, type Identity } from '../../src/policy-check/identities.ts';
import { answerOf, asKey, type Key, newRealUser, passCodes, startRealAws } from './real-user.ts';

const NAME = 'participant';
const POLICY = { PolicyName: 'tried' };
/**
 * How far the clock moves after the newer and after the older code, in milliseconds. So one code is 40 seconds old, and
 * the other is 12 hours and 40 seconds old. The policy check assumes 40 seconds and 12 hours.
 */
const [FRESH_MS, OLD_MS] = [40_000, 12 * 3_600_000];

export type Verdict = Readonly<Record<Identity, 'allowed' | 'denied'>>;

/**
 * Starts an account with one user, one role, and credentials of all five kinds, made by real calls. `decides` puts a
 * policy on the user and the role, and lists the buckets with each kind of credentials.
 */
export async function startRealAccount() {
  const real = await startRealAws();
  const { aws, clock, kept, settings } = real;
  const user = await newRealUser(real, NAME);
  const trust = { Effect: 'Allow', Principal: { AWS: user.arn }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: trust });
  const { Role } = await real.admin().send(new CreateRoleCommand({ RoleName: NAME, AssumeRolePolicyDocument }));

  passCodes(real);
  const old = await user.sessionWithMfa();
  clock.pass(OLD_MS);
  const fresh = await user.sessionWithMfa();
  clock.pass(FRESH_MS);
  const without = await user.session();
  const assumes = kept(new STSClient(settings(user.accessKey)));
  const assumed = await assumes.send(new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: NAME }));
  const keys: Record<Identity, Key> = {
    accessKey: user.accessKey,
    sessionWithoutMfa: without,
    sessionWithMfa: fresh,
    sessionWithOldMfa: old,
    roleSession: asKey(assumed.Credentials),
  };
  const asks = IDENTITIES.map((identity) => [identity, kept(new S3Client(settings(keys[identity])))] as const);
  const admin = real.admin();

  return {
    aws,
    /**
     * Returns S3's answer to each kind of credentials under this policy.
     * @throws IAM's error for a policy that it does not accept
     */
    async decides(policy: object): Promise<Verdict> {
      const PolicyDocument = JSON.stringify(policy);
      await admin.send(new PutUserPolicyCommand({ UserName: NAME, ...POLICY, PolicyDocument }));
      await admin.send(new PutRolePolicyCommand({ RoleName: NAME, ...POLICY, PolicyDocument }));
      const answers = await Promise.all(
        asks.map(async ([identity, s3]) => [identity, await answerOf(s3.send(new ListBucketsCommand({})))] as const),
      );
      return Object.fromEntries(answers) as Record<Identity, 'allowed' | 'denied'>;
    },
  };
}
