import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { type Credentials, GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts';
import { TOTP, Secret as TotpSecret } from 'otpauth';
import { onTestFinished } from 'vitest';
import { startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { movableClock } from '../support/movable-clock.ts';

const STEP_MS = 30_000;
const LONGEST_SESSION_S = 129_600;

export interface Key {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}
export type RealAws = Awaited<ReturnType<typeof startRealAws>>;

/** Starts an embedded AWS with a movable clock. It and its clients are closed when the test is over. */
export async function startRealAws() {
  const clock = movableClock();
  const aws = await startEmbeddedAws({ now: clock.now, propagationSeconds: 0 });
  onTestFinished(() => aws.close());
  const clients: { destroy(): void }[] = [];
  onTestFinished(() => {
    for (const client of clients) client.destroy();
  });
  const kept = <Client extends { destroy(): void }>(client: Client): Client => {
    clients.push(client);
    return client;
  };
  /**
   * Returns the settings of a client that signs with the current time of the clock. When the clock moves, a new client
   * is needed.
   */
  const settings = (credentials: Key) => ({
    region: aws.region,
    endpoint: aws.url,
    credentials: credentials as { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
    forcePathStyle: true,
    systemClockOffset: clock.now() - Date.now(),
  });
  const admin = () => kept(new IAMClient(settings(aws.adminKey)));
  return { aws, clock, kept, settings, admin };
}

/** Makes a user with an access key and an MFA device, by real calls. */
export async function newRealUser({ clock, kept, settings, admin }: RealAws, UserName: string) {
  const iam = admin();
  const { User } = await iam.send(new CreateUserCommand({ UserName }));
  const device = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: UserName }));
  const serial = { SerialNumber: device.VirtualMFADevice?.SerialNumber };
  const seed = Buffer.from(device.VirtualMFADevice?.Base32StringSeed ?? []).toString();
  const totp = new TOTP({ secret: TotpSecret.fromBase32(seed) });
  const codeAt = (timestamp: number) => totp.generate({ timestamp });
  const now = clock.now();
  const pair = { AuthenticationCode1: codeAt(now - STEP_MS), AuthenticationCode2: codeAt(now) };
  await iam.send(new EnableMFADeviceCommand({ UserName, ...serial, ...pair }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const accessKey: Key = {
    accessKeyId: AccessKey?.AccessKeyId ?? '',
    secretAccessKey: AccessKey?.SecretAccessKey ?? '',
  };
  const session = async (mfa: object = {}) => {
    const sts = kept(new STSClient(settings(accessKey)));
    const DurationSeconds = LONGEST_SESSION_S;
    return asKey((await sts.send(new GetSessionTokenCommand({ DurationSeconds, ...mfa }))).Credentials);
  };
  return {
    UserName,
    arn: User?.Arn ?? '',
    accessKey,
    session: () => session(),
    /** Requests temporary credentials with MFA, which uses up the current code. */
    sessionWithMfa: () => session({ ...serial, TokenCode: codeAt(clock.now()) }),
  };
}

/** Moves the clock past the codes that registered devices, because AWS accepts each code once. */
export function passCodes({ clock }: RealAws): void {
  clock.pass(2 * STEP_MS);
}

export function asKey(credentials: Credentials | undefined): Key {
  return {
    accessKeyId: credentials?.AccessKeyId ?? '',
    secretAccessKey: credentials?.SecretAccessKey ?? '',
    sessionToken: credentials?.SessionToken,
  };
}

/**
 * Turns an answer into a verdict.
 * @throws every error other than AccessDenied
 */
export function answerOf(call: Promise<unknown>): Promise<'allowed' | 'denied'> {
  return call.then(
    () => 'allowed',
    (error: Error) => {
      if (error.name !== 'AccessDenied') throw error;
      return 'denied';
    },
  );
}
