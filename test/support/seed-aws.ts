import type { EmbeddedAws } from '../../sandbox/aws/start.ts';

type Tags = Readonly<Record<string, string>>;

interface SeededDevice {
  readonly deviceName: string;
  readonly path: string;
  readonly isEnabled: false;
  readonly tags?: Tags;
}

interface SeededUser {
  readonly userName: string;
  readonly path: string;
  readonly tags?: Tags;
  readonly inlinePolicies?: Readonly<Record<string, object>>;
  /** The sandbox makes up an access key for each empty object. */
  readonly accessKeys?: readonly object[];
  readonly mfaDevices?: readonly SeededDevice[];
}

/**
 * Adds many users at once, because creating them one by one takes longer than the test itself.
 * @throws Error if the sandbox refuses them
 */
export function seedUsers(aws: EmbeddedAws, users: readonly SeededUser[]): Promise<void> {
  return aws.seed({ users });
}

/** Gives the root user of the account a virtual MFA device, because many real accounts have such a device. */
export function seedRootDevice(aws: EmbeddedAws): Promise<void> {
  return aws.seed({ rootMfaDevices: [{}] });
}

/**
 * Adds `count` MFA devices that were never enabled, with the names `a0000`, `a0001` and so on, and users for them, at a
 * path that is not the bot's.
 */
export async function seedDevices(aws: EmbeddedAws, count: number, tags: Tags = {}): Promise<void> {
  const path = '/a/';
  const mfaDevices = Array.from({ length: count }, (_, n) => {
    return { deviceName: `a${String(n).padStart(4, '0')}`, path, isEnabled: false, tags } as const;
  });
  const users = Array.from({ length: Math.ceil(count / MOST_DEVICES) }, (_, n) => {
    return { userName: `a${n}`, path, mfaDevices: mfaDevices.slice(n * MOST_DEVICES, (n + 1) * MOST_DEVICES) };
  });
  await seedUsers(aws, users);
}

/** How many MFA devices IAM allows per user. */
const MOST_DEVICES = 8;
