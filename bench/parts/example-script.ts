import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  DeactivateMFADeviceCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  DeleteVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts';
import { Secret, TOTP } from 'otpauth';
import type { EmbeddedAws } from '../../sandbox/aws/start.ts';

/** How long AWS's example for MFA and STS sleeps after creating the access key, and again after putting the policy. */
export const FIXED_SLEEP_SECONDS = 10;
const PERIOD_MS = 30_000;
const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 's3:ListAllMyBuckets',
      Resource: 'arn:aws:s3:::*',
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': true } },
    },
  ],
});

/**
 * Makes the calls of AWS's example "get a session token that requires MFA" (docs.aws.amazon.com, STS examples), in the
 * same order and with its fixed sleeps. The person types each code at once.
 * @param sleepSeconds the length of each of the example's two sleeps
 * @param waitsForCodes if false, the person types codes of later periods, which AWS accepts, and does not wait for the
 *   phone
 * @returns the seconds in all, and how many of them were spent waiting for codes
 * @throws Error when S3 does not answer as the example expects
 */
export async function playExampleScript(
  { env, region }: EmbeddedAws,
  sleepSeconds: number,
  waitsForCodes: boolean,
): Promise<{ total: number; forCodes: number }> {
  const startedAt = performance.now();
  const endpoint = env.AWS_ENDPOINT_URL ?? '';
  const admin = { accessKeyId: env.AWS_ACCESS_KEY_ID ?? '', secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? '' };
  const iam = new IAMClient({ region, endpoint, credentials: admin });
  const UserName = 'example-user';
  await iam.send(new CreateUserCommand({ UserName }));
  const device = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: UserName }));
  const SerialNumber = device.VirtualMFADevice?.SerialNumber ?? '';
  const phone = createPhone(device.VirtualMFADevice?.Base32StringSeed, waitsForCodes);
  const AuthenticationCode1 = phone.code();
  const AuthenticationCode2 = await phone.nextCode();
  await iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const AccessKeyId = AccessKey?.AccessKeyId ?? '';
  await sleep(1000 * sleepSeconds);
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: UserName, PolicyDocument: POLICY }));
  await sleep(1000 * sleepSeconds);

  const key = { accessKeyId: AccessKeyId, secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  const lists = (credentials: typeof key & { sessionToken?: string }) =>
    new S3Client({ region, endpoint, forcePathStyle: true, credentials }).send(new ListBucketsCommand({}));
  const isDenied = await lists(key).then(
    () => false,
    ({ name }: Error) => name === 'AccessDenied',
  );
  if (!isDenied) throw new Error('S3 did not deny the access key.');
  const sts = new STSClient({ region, endpoint, credentials: key });
  const TokenCode = await phone.nextCode();
  const { Credentials } = await sts.send(new GetSessionTokenCommand({ SerialNumber, TokenCode }));
  const { AccessKeyId: id = '', SecretAccessKey: secret = '', SessionToken: sessionToken = '' } = Credentials ?? {};
  await lists({ accessKeyId: id, secretAccessKey: secret, sessionToken });

  await iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName: UserName }));
  await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
  await iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber }));
  await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }));
  await iam.send(new DeleteUserCommand({ UserName }));
  return { total: (performance.now() - startedAt) / 1000, forCodes: phone.waited() };
}

function createPhone(seed: Uint8Array | undefined, waitsForCodes: boolean) {
  if (!seed) throw new Error('AWS returned no seed.');
  const totp = new TOTP({ secret: Secret.fromBase32(new TextDecoder().decode(seed)) });
  let [waited, ahead] = [0, 0];
  return {
    code: () => totp.generate(),
    async nextCode() {
      ahead += 1;
      if (!waitsForCodes) return totp.generate({ timestamp: Date.now() + ahead * PERIOD_MS });
      const nextAt = (Math.floor(Date.now() / PERIOD_MS) + 1) * PERIOD_MS;
      const ms = nextAt - Date.now();
      waited += ms / 1000;
      await sleep(ms);
      // A timer may fire a moment too early, so the code is computed for the exact time.
      return totp.generate({ timestamp: nextAt });
    },
    /** Returns the seconds that were spent waiting for codes. */
    waited: () => waited,
  };
}
