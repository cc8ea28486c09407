import { Secret, TOTP } from 'otpauth';
import { type Caller, type Key, textOf } from './aws-caller.ts';

export interface Scene {
  readonly caller: Caller;
  /** Returns epoch milliseconds. */
  readonly now: () => number;
  pass(seconds: number): void;
  /** A number that rises with every call of a story, for names that were never used before. */
  readonly turn: number;
  /** The number of existing users; they are called `user-0` and so on. */
  readonly users: number;
}

const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 's3:ListAllMyBuckets',
      Resource: '*',
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': true } },
    },
  ],
});

type Story = (scene: Scene) => Promise<void>;

/** Reads a user in several ways. */
const looks: Story = async ({ caller, turn, users }) => {
  const UserName = `user-${(turn * 7919) % users}`;
  await caller.call('iam', 'GetUser', { UserName });
  await caller.call('iam', 'ListAccessKeys', { UserName });
  await caller.call('iam', 'ListUserPolicies', { UserName });
  await caller.call('iam', 'ListMFADevices', { UserName });
  await caller.call('sts', 'GetCallerIdentity');
  await caller.call('s3', 'ListBuckets');
};

const lists: Story = async ({ caller }) => {
  await caller.call('iam', 'ListUsers', { PathPrefix: '/load/' });
  await caller.call('iam', 'ListVirtualMFADevices', { AssignmentStatus: 'Unassigned' });
};

/** Changes the policy and the access keys of a user who is never deleted. */
const changes: Story = async ({ caller, turn, users }) => {
  const UserName = `user-${(turn * 104_729) % users}`;
  await caller.call('iam', 'PutUserPolicy', { UserName, PolicyName: 'load', PolicyDocument: POLICY });
  await caller.call('iam', 'GetUserPolicy', { UserName, PolicyName: 'load' });
  const created = await caller.call('iam', 'CreateAccessKey', { UserName });
  await caller.call('iam', 'DeleteAccessKey', { UserName, AccessKeyId: textOf(created, 'AccessKeyId') });
  await caller.call('sts', 'GetSessionToken', { DurationSeconds: '900' });
};

/** One complete demo: user, key, policy, device, session with MFA, and the removal of all. */
const demo: Story = async ({ caller, turn, now, pass }) => {
  const UserName = `demo-${turn}`;
  await caller.call('iam', 'CreateUser', { UserName, Path: '/load/' });
  const key = keyIn(await caller.call('iam', 'CreateAccessKey', { UserName }));
  await caller.call('iam', 'PutUserPolicy', { UserName, PolicyName: 'load', PolicyDocument: POLICY });
  const device = await caller.call('iam', 'CreateVirtualMFADevice', { VirtualMFADeviceName: UserName });
  const SerialNumber = textOf(device, 'SerialNumber');
  const seed = Buffer.from(textOf(device, 'Base32StringSeed'), 'base64').toString();
  const totp = new TOTP({ secret: Secret.fromBase32(seed) });
  const code = (steps: number) => totp.generate({ timestamp: now() + steps * 30_000 });
  const [AuthenticationCode1, AuthenticationCode2] = [code(-1), code(0)];
  await caller.call('iam', 'EnableMFADevice', { UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 });
  pass(60);
  const session = keyIn(await caller.call('sts', 'GetSessionToken', { SerialNumber, TokenCode: code(0) }, key));
  await caller.call('s3', 'ListBuckets', {}, session);
  await caller.call('iam', 'DeleteUserPolicy', { UserName, PolicyName: 'load' });
  await caller.call('iam', 'DeleteAccessKey', { UserName, AccessKeyId: key.accessKeyId });
  await caller.call('iam', 'DeactivateMFADevice', { UserName, SerialNumber });
  await caller.call('iam', 'DeleteVirtualMFADevice', { SerialNumber });
  await caller.call('iam', 'DeleteUser', { UserName });
};

/** The stories of one round: 53 calls, more than half of them reads. */
export const ROUND: readonly Story[] = [looks, changes, looks, demo, looks, changes, lists, looks, changes];

export async function populate({ caller }: Scene, index: number): Promise<void> {
  const UserName = `user-${index}`;
  await caller.call('iam', 'CreateUser', { UserName, Path: '/load/' });
  await caller.call('iam', 'CreateVirtualMFADevice', { VirtualMFADeviceName: UserName, Path: '/load/' });
  await caller.call('iam', 'PutUserPolicy', { UserName, PolicyName: 'load', PolicyDocument: POLICY });
}

function keyIn(xml: string): Key {
  const sessionToken = /<SessionToken>/.test(xml) ? textOf(xml, 'SessionToken') : undefined;
  const [accessKeyId, secretAccessKey] = [textOf(xml, 'AccessKeyId'), textOf(xml, 'SecretAccessKey')];
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
}
