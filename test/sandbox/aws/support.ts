import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSessionTokenCommand, type Credentials as IssuedCredentials, STSClient } from '@aws-sdk/client-sts';
import { Secret, TOTP } from 'otpauth';
import { type EmbeddedAwsOptions, startEmbeddedAws } from '../../../sandbox/aws/start.ts';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export type World = Awaited<ReturnType<typeof startWorld>>;

/** The region of the clients; `followRegionRedirects` is for S3 only. */
interface Place {
  readonly region?: string;
  readonly followRegionRedirects?: boolean;
}

/** Starts an embedded AWS whose clock moves only when the test moves it. Returns it with clients of the AWS SDK. */
export async function startWorld(options: EmbeddedAwsOptions = {}) {
  // The clock begins at the start of a three-minute window, because the sandbox limits the MFA codes in each window.
  // The clock is therefore up to three minutes late, which is allowed for signatures.
  const clock = { now: Math.floor(Date.now() / 180_000) * 180_000 };
  const aws = await startEmbeddedAws({ propagationSeconds: 0, now: () => clock.now, ...options });
  const makeClients = (credentials: Keys, { region = 'us-east-1', followRegionRedirects = false }: Place) => {
    const config = {
      endpoint: aws.url,
      region,
      credentials,
      maxAttempts: 1,
      systemClockOffset: clock.now - Date.now(),
    };
    return {
      iam: new IAMClient(config),
      sts: new STSClient(config),
      s3: new S3Client({ ...config, forcePathStyle: true, followRegionRedirects }),
    };
  };
  // Clients are reused, because creating one takes longer than most calls. A client keeps the clock offset of its
  // creation, so `pass` discards all clients.
  const made = new Map<string, ReturnType<typeof makeClients>>();
  const clientsOf = (credentials: Keys, place: Place = {}) => {
    const key = JSON.stringify([credentials, place]);
    const clients = made.get(key) ?? makeClients(credentials, place);
    made.set(key, clients);
    return clients;
  };
  return {
    aws,
    clientsOf,
    now: () => clock.now,
    /** Moves the clock of the embedded AWS forward by these seconds, or back if negative. */
    pass: (seconds: number) => {
      clock.now += seconds * 1000;
      made.clear();
    },
    get iam() {
      return clientsOf(aws.adminKey).iam;
    },
  };
}

/** Returns the error of a call; fails the test when the call succeeds. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: string; http: number; message: string }> {
  const error = (await call.then(
    () => {
      throw new Error('The call was expected to be refused, but it succeeded.');
    },
    (thrown: unknown) => thrown,
  )) as { Code?: string; name: string; message: string; $metadata?: { httpStatusCode?: number } };
  if (!error.$metadata) throw error;
  return { code: error.Code ?? error.name, http: error.$metadata.httpStatusCode ?? 0, message: error.message };
}

/** Returns `Success`, or the code of the error. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'Success',
    async () => (await refusalOf(call)).code,
  );
}

export async function createUser(world: World, name: string, path = '/mfa-demo/test/'): Promise<string> {
  const { User } = await world.iam.send(new CreateUserCommand({ UserName: name, Path: path }));
  return User?.Arn ?? '';
}

export async function createKey(world: World, name: string): Promise<Keys> {
  const { AccessKey } = await world.iam.send(new CreateAccessKeyCommand({ UserName: name }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
}

/**
 * Creates a virtual MFA device. Returns its seed and a function for its codes, which come from another implementation
 * of TOTP than the sandbox's.
 */
export async function createDevice(world: World, name: string, path = '/mfa-demo/test/') {
  const created = await world.iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name, Path: path }));
  const seed = new TextDecoder().decode(created.VirtualMFADevice?.Base32StringSeed);
  const totp = new TOTP({ secret: Secret.fromBase32(seed) });
  const code = (steps: number) => totp.generate({ timestamp: world.now() + steps * 30_000 });
  return { serialNumber: created.VirtualMFADevice?.SerialNumber ?? '', code, seed };
}

export type Device = Awaited<ReturnType<typeof createDevice>>;

export function enable(world: World, userName: string, device: Device, steps: readonly [number, number] = [-1, 0]) {
  return world.iam.send(
    new EnableMFADeviceCommand({
      UserName: userName,
      SerialNumber: device.serialNumber,
      AuthenticationCode1: device.code(steps[0]),
      AuthenticationCode2: device.code(steps[1]),
    }),
  );
}

/** Creates a user with a key and an enabled device, without permissions. */
export async function createParticipant(world: World, name: string) {
  const arn = await createUser(world, name);
  const keys = await createKey(world, name);
  const device = await createDevice(world, name);
  await enable(world, name, device);
  return { name, arn, keys, device };
}

export function putPolicy(world: World, userName: string, statements: object | object[], policyName = 'demo') {
  const document = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return world.iam.send(
    new PutUserPolicyCommand({ UserName: userName, PolicyName: policyName, PolicyDocument: document }),
  );
}

export const allowListBuckets = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: 'arn:aws:s3:::*' };
export const onlyWithMfa = { ...allowListBuckets, Condition: { Bool: { 'aws:MultiFactorAuthPresent': true } } };

export async function sessionOf(world: World, keys: Keys, mfa?: { serialNumber: string; code: string }): Promise<Keys> {
  const command = new GetSessionTokenCommand(mfa ? { SerialNumber: mfa.serialNumber, TokenCode: mfa.code } : {});
  const { Credentials } = await world.clientsOf(keys).sts.send(command);
  return keysOf(Credentials);
}

export function keysOf(issued: IssuedCredentials | undefined): Keys {
  return {
    accessKeyId: issued?.AccessKeyId ?? '',
    secretAccessKey: issued?.SecretAccessKey ?? '',
    sessionToken: issued?.SessionToken ?? '',
  };
}

export function listBuckets(world: World, keys: Keys) {
  return world.clientsOf(keys).s3.send(new ListBucketsCommand({}));
}
