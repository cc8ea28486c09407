import { CreateRoleCommand, DeleteRoleCommand, type IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { onTestFinished } from 'vitest';
import { createAwsSimulator } from '../../../src/aws/simulator.ts';
import { checkPolicy } from '../../../src/policy-check/check-policy.ts';
import { readPolicy } from '../../../src/policy-check/read-policy.ts';
import { TRUST_IDENTITIES, type TrustIdentity } from '../../../src/policy-check/trust/callers.ts';
import { answerOf, newRealUser, passCodes, startRealAws } from '../real-user.ts';

/** The age of a session's MFA code that the policy check assumes, in milliseconds. */
const FRESH_MS = 40_000;
const MAY_ASSUME = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' },
});

export type TrustVerdict = Record<TrustIdentity, 'allowed' | 'denied'>;

/**
 * Starts an account with three users and a role of a service (`ci`). No policy names the third user. All users may
 * assume every role whose trust policy allows it.
 */
export async function startRealTrust() {
  const real = await startRealAws();
  const { aws, clock, kept, settings } = real;
  const admin = real.admin();
  const users = [await newRealUser(real, 'ann'), await newRealUser(real, 'ben'), await newRealUser(real, 'cem')];
  for (const { UserName } of users) {
    await admin.send(new PutUserPolicyCommand({ UserName, PolicyName: 'assume', PolicyDocument: MAY_ASSUME }));
  }
  passCodes(real);
  const fresh = await Promise.all(users.map((user) => user.sessionWithMfa()));
  clock.pass(FRESH_MS);
  const callers = await Promise.all(
    users.map(async (user, index) => ({
      accessKey: user.accessKey,
      sessionWithoutMfa: await user.session(),
      sessionWithMfa: fresh[index] ?? user.accessKey,
    })),
  );
  const clients = callers.map((keys) =>
    TRUST_IDENTITIES.map((identity) => [identity, kept(new STSClient(settings(keys[identity])))] as const),
  );
  const [ann = '', ben = ''] = users.map(({ arn }) => arn);
  const iam = real.admin();
  const newRole = roleMaker(iam);
  const { RoleArn: ci } = await newRole({
    Effect: 'Allow',
    Principal: { Service: 'ec2.amazonaws.com' },
    Action: 'sts:AssumeRole',
  });

  const { region, url: endpoint, adminKey: credentials } = aws;
  const simulator = createAwsSimulator({ region, endpoint, credentials });
  onTestFinished(() => simulator.close());
  return {
    ann,
    ben,
    ci,
    account: ann.split(':')[4] ?? '',
    /** Creates a role with this trust policy. Returns which kinds of credentials of at least one user can assume it. */
    async decides(policy: object): Promise<TrustVerdict> {
      const { RoleName, RoleArn } = await newRole(policy);
      const verdict: TrustVerdict = { accessKey: 'denied', sessionWithoutMfa: 'denied', sessionWithMfa: 'denied' };
      for (const [identity, sts] of clients.flat()) {
        const answer = await answerOf(sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'tried' })));
        if (answer === 'allowed') verdict[identity] = answer;
      }
      await iam.send(new DeleteRoleCommand({ RoleName }));
      return verdict;
    },
    /** Returns the verdict of the policy check. */
    async checks(policy: object) {
      const read = readPolicy(JSON.stringify(policy, null, 1));
      if ('problems' in read) throw new Error(JSON.stringify(read.problems));
      return await checkPolicy(simulator, read, { action: 's3:GetObject', resource: 'arn:aws:s3:::not-asked' });
    },
  };
}

function roleMaker(iam: IAMClient) {
  let count = 0;
  return async (policy: object) => {
    count += 1;
    const RoleName = `role-${count}`;
    const document = 'Statement' in policy ? policy : { Version: '2012-10-17', Statement: policy };
    const AssumeRolePolicyDocument = JSON.stringify(document);
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
    return { RoleName, RoleArn: Role?.Arn ?? '' };
  };
}
