import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, type Credentials, GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts';
import { TOTP, Secret as TotpSecret } from 'otpauth';
import { onTestFinished } from 'vitest';
import { startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { IDENTITIES, type Identity } from '../../src/policy-check/identities.ts';
import { movableClock } from '../support/movable-clock.ts';

const USER = { UserName: 'participant' };
const ROLE = { RoleName: 'participant' };
const POLICY = { PolicyName: 'tried' };
const STEP_MS = 30_000;
/** As the policy check has them: a code of 40 seconds ago, and one of twelve hours ago. */
const [FRESH_MS, OLD_MS] = [40_000, 12 * 3_600_000];
const LONGEST_SESSION_S = 129_600;

export type Verdict = Readonly<Record<Identity, 'allowed' | 'denied'>>;

/**
 * An account with one user and one role, and credentials of each of the five kinds, made by real calls. A policy is put on both,
 * and each kind of credentials then asks for the list of buckets.
 */
export async function startRealAccount() {
  const clock = movableClock();
  const aws = await startEmbeddedAws({ now: clock.now, propagationSeconds: 0 });
  onTestFinished(() => aws.close());
  const { region, url: endpoint } = aws;
  const clients: { destroy(): void }[] = [];
  onTestFinished(() => {
    for (const client of clients) client.destroy();
  });
  const kept = <Client extends { destroy(): void }>(client: Client): Client => {
    clients.push(client);
    return client;
  };
  const systemClockOffset = () => clock.now() - Date.now();
  const settings = (credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }) => ({
    region,
    endpoint,
    credentials,
    forcePathStyle: true,
    systemClockOffset: systemClockOffset(),
  });

  const iam = kept(new IAMClient(settings(aws.adminKey)));
  const { User } = await iam.send(new CreateUserCommand(USER));
  const device = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'participant' }));
  const serial = { SerialNumber: device.VirtualMFADevice?.SerialNumber };
  const seed = Buffer.from(device.VirtualMFADevice?.Base32StringSeed ?? []).toString();
  const totp = new TOTP({ secret: TotpSecret.fromBase32(seed) });
  const codeAt = (timestamp: number) => totp.generate({ timestamp });
  const pair = { AuthenticationCode1: codeAt(clock.now() - STEP_MS), AuthenticationCode2: codeAt(clock.now()) };
  await iam.send(new EnableMFADeviceCommand({ ...USER, ...serial, ...pair }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand(USER));
  const accessKey = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  const trust = { Effect: 'Allow', Principal: { AWS: User?.Arn }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: trust });
  const { Role } = await iam.send(new CreateRoleCommand({ ...ROLE, AssumeRolePolicyDocument }));

  const session = async (mfa: object = {}) => {
    const sts = kept(new STSClient(settings(accessKey)));
    const DurationSeconds = LONGEST_SESSION_S;
    return asKey((await sts.send(new GetSessionTokenCommand({ DurationSeconds, ...mfa }))).Credentials);
  };
  clock.pass(2 * STEP_MS);
  const old = await session({ ...serial, TokenCode: codeAt(clock.now()) });
  clock.pass(OLD_MS);
  const fresh = await session({ ...serial, TokenCode: codeAt(clock.now()) });
  clock.pass(FRESH_MS);
  const without = await session();
  const assumes = kept(new STSClient(settings(accessKey)));
  const assumed = await assumes.send(new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: 'participant' }));
  const keys: Record<Identity, ReturnType<typeof asKey>> = {
    accessKey: { ...accessKey, sessionToken: undefined },
    sessionWithoutMfa: without,
    sessionWithMfa: fresh,
    sessionWithOldMfa: old,
    roleSession: asKey(assumed.Credentials),
  };
  const asks = IDENTITIES.map((identity) => [identity, kept(new S3Client(settings(keys[identity] as never)))] as const);
  // The first clients were made before time has passed.
  const admin = kept(new IAMClient(settings(aws.adminKey)));

  return {
    aws,
    /** What S3 answers to each kind of credentials under this policy. @throws what IAM answers to a policy that it does not take */
    async decides(policy: object): Promise<Verdict> {
      const PolicyDocument = JSON.stringify(policy);
      await admin.send(new PutUserPolicyCommand({ ...USER, ...POLICY, PolicyDocument }));
      await admin.send(new PutRolePolicyCommand({ ...ROLE, ...POLICY, PolicyDocument }));
      const answers = await Promise.all(
        asks.map(async ([identity, s3]) => [identity, await answerOf(s3.send(new ListBucketsCommand({})))] as const),
      );
      return Object.fromEntries(answers) as Record<Identity, 'allowed' | 'denied'>;
    },
  };
}

function asKey(credentials: Credentials | undefined) {
  return {
    accessKeyId: credentials?.AccessKeyId ?? '',
    secretAccessKey: credentials?.SecretAccessKey ?? '',
    sessionToken: credentials?.SessionToken,
  };
}

/** Anything else than a refusal by the policies is an error of the test. */
function answerOf(call: Promise<unknown>): Promise<'allowed' | 'denied'> {
  return call.then(
    () => 'allowed',
    (error: Error) => {
      if (error.name !== 'AccessDenied') throw error;
      return 'denied';
    },
  );
}
