import type { Demo } from './demo.ts';
import type { DemoNames, DemoUser } from './ports/aws-account.ts';

/**
 * Returns the name of a demo's IAM user. The names of the user, the device and the role contain the demo's id, so that
 * the bot can find them without a record.
 */
export function userNameOf(demo: Pick<Demo, 'demoId'>): string {
  return `mfa-demo-${demo.demoId}`;
}

/**
 * Returns the name of a demo's MFA device. It contains the demo's id, because AWS requires a device name to be unique
 * in the account, also across paths.
 */
export function deviceNameOf(demo: Pick<Demo, 'demoId'>): string {
  return userNameOf(demo);
}

/** Returns the path of all users, roles and devices of an installation. */
export function pathOf(installation: string): string {
  return `/mfa-demo/${installation}/`;
}

/** Returns the name, path and demo id of a demo's IAM user. */
export function demoUserOf(demo: Pick<Demo, 'demoId'>, installation: string): DemoUser {
  return { userName: userNameOf(demo), path: pathOf(installation), demoId: demo.demoId };
}

/** Returns the name of a demo's role. A role can have the same name as a user. */
export function roleNameOf(demo: Pick<Demo, 'demoId'>): string {
  return userNameOf(demo);
}

/** Returns all names of a demo. @param hasRole whether the lesson of this demo makes a role */
export function namesOf(demo: Pick<Demo, 'demoId'>, installation: string, hasRole = false): DemoNames {
  const names = { userName: userNameOf(demo), deviceName: deviceNameOf(demo), path: pathOf(installation) };
  return hasRole ? { ...names, roleName: roleNameOf(demo) } : names;
}

/** The default name of the test user's inline policy. */
export const POLICY_NAME = 'list-buckets-with-mfa';

/**
 * Returns the tags of all resources of a demo. A sweep uses the deadline in the tag if it has no records or cannot read
 * the demo's record, and to estimate the age of a device.
 */
export function tagsOf(
  demo: Pick<Demo, 'demoId' | 'deadlineAt'>,
  installation: string,
): Readonly<Record<string, string>> {
  return {
    'mfa-demo:demo-id': demo.demoId,
    'mfa-demo:installation': installation,
    'mfa-demo:deadline': isoSeconds(demo.deadlineAt),
  };
}

/** Returns the time as ISO 8601 without fractions of a second, for tags and for IAM's date conditions. */
export function isoSeconds(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
