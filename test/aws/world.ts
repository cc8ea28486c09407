import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { Secret as Seed, TOTP } from 'otpauth';
import { onTestFinished } from 'vitest';
import { type EmbeddedAws, startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { createAwsAccount } from '../../src/aws/account.ts';
import type { Removed } from '../../src/scenario/demo.ts';
import type { AwsAccount, Credentials } from '../../src/scenario/ports/aws-account.ts';
import { Secret } from '../../src/scenario/secret.ts';
import { listBucketsWithMfa } from '../../src/scenario/session-token/policy.ts';
import { REMOVAL_ORDER } from '../../src/scenario/teardown/remove-everything.ts';

const STEP_MS = 30_000;

export const PATH = '/mfa-demo/test/';
const DEMO_ID = 'abc123def456';
export const NAME = `mfa-demo-${DEMO_ID}`;
export const TAGS = { 'mfa-demo:demo-id': DEMO_ID, 'mfa-demo:installation': 'test' };
export const USER = { userName: NAME, path: PATH, tags: TAGS };
export const DEMO_USER = { userName: NAME, path: PATH, demoId: DEMO_ID };
export const DEVICE = { deviceName: NAME, path: PATH, tags: TAGS };
export const POLICY_NAME = 'list-buckets-with-mfa';
export const POLICY = listBucketsWithMfa(Date.now() + 900_000);

export interface World {
  readonly embedded: EmbeddedAws;
  readonly aws: AwsAccount;
  /** An administrator of the account. */
  readonly admin: IAMClient;
}

export async function startWorld(options: Parameters<typeof startEmbeddedAws>[0] = {}): Promise<World> {
  const embedded = await startEmbeddedAws({ propagationSeconds: 0, ...options });
  const admin = new IAMClient({ region: 'us-east-1', endpoint: embedded.url, credentials: embedded.adminKey });
  const aws = createAwsAccount({ region: 'us-east-1', endpoint: embedded.url, credentials: embedded.adminKey });
  onTestFinished(async () => {
    aws.close();
    admin.destroy();
    await embedded.close();
  });
  return { embedded, aws, admin };
}

/** Returns a bot that may do everything except the given actions. */
export async function botWithout({ admin, embedded }: World, actions: readonly string[]): Promise<AwsAccount> {
  await admin.send(new CreateUserCommand({ UserName: 'bot' }));
  const Statement = [
    { Effect: 'Allow', Action: '*', Resource: '*' },
    { Effect: 'Deny', Action: actions, Resource: '*' },
  ];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await admin.send(new PutUserPolicyCommand({ UserName: 'bot', PolicyName: 'bot', PolicyDocument }));
  const { AccessKey } = await admin.send(new CreateAccessKeyCommand({ UserName: 'bot' }));
  const credentials = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
  const bot = createAwsAccount({ region: 'us-east-1', endpoint: embedded.url, credentials });
  onTestFinished(() => bot.close());
  return bot;
}

/** Returns the code that an authenticator app shows this number of 30-second steps from now. */
export function codeOf(seed: Secret, stepsFromNow: number): Secret {
  const totp = new TOTP({ secret: Seed.fromBase32(seed.reveal()) });
  return new Secret(totp.generate({ timestamp: Date.now() + stepsFromNow * STEP_MS }));
}

export interface Enrolled {
  readonly serialNumber: string;
  readonly seed: Secret;
  readonly longTermKey: Credentials;
}

/**
 * Creates the user, device, access key and policy of a demo, and enables the device. This uses the codes of the
 * previous and the current 30-second step.
 */
export async function enroll(aws: AwsAccount): Promise<Enrolled> {
  await aws.ensureUser(USER);
  const { serialNumber, seed } = await aws.issueMfaDevice(DEVICE);
  const { id, secret } = await aws.issueAccessKey(DEMO_USER);
  await aws.putInlinePolicy(NAME, POLICY_NAME, POLICY);
  const outcome = await aws.enableMfaDevice(NAME, serialNumber, [codeOf(seed, -1), codeOf(seed, 0)]);
  if (outcome !== 'enabled') throw new Error(`The device was not enabled: ${outcome}.`);
  return { serialNumber, seed, longTermKey: { accessKeyId: id, secretAccessKey: secret } };
}

export const NAMES = { userName: NAME, path: PATH, deviceName: NAME };

/** Returns all removals of a teardown, in their order. */
export function teardownOf(aws: AwsAccount): readonly (() => Promise<Removed[]>)[] {
  return REMOVAL_ORDER.map((kind) => () => aws.beginRemoval(NAMES).remove(kind));
}

export async function tearDown(aws: AwsAccount): Promise<Removed[]> {
  const removed: Removed[] = [];
  for (const remove of teardownOf(aws)) removed.push(...(await remove()));
  return removed;
}

export function leftoversOf(aws: AwsAccount): Promise<Removed[]> {
  return aws.listLeftovers(NAMES);
}
