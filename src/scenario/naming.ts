import type { Demo } from './demo.ts';
import type { DemoNames, DemoUser } from './ports/aws-account.ts';

/** Every AWS name of a demo follows from its id, so that it can be found again without a record. */
export function userNameOf(demo: Pick<Demo, 'demoId'>): string {
  return `mfa-demo-${demo.demoId}`;
}

/** Devices are unique in the account whatever their path, so the demo id is in the name too. */
export function deviceNameOf(demo: Pick<Demo, 'demoId'>): string {
  return userNameOf(demo);
}

export function pathOf(installation: string): string {
  return `/mfa-demo/${installation}/`;
}

export function demoUserOf(demo: Pick<Demo, 'demoId'>, installation: string): DemoUser {
  return { userName: userNameOf(demo), path: pathOf(installation), demoId: demo.demoId };
}

/** A role has its own namespace in an account, so it may have the user's name. */
export function roleNameOf(demo: Pick<Demo, 'demoId'>): string {
  return userNameOf(demo);
}

/** @param hasRole whether the lesson of this demo makes a role */
export function namesOf(demo: Pick<Demo, 'demoId'>, installation: string, hasRole = false): DemoNames {
  const names = { userName: userNameOf(demo), deviceName: deviceNameOf(demo), path: pathOf(installation) };
  return hasRole ? { ...names, roleName: roleNameOf(demo) } : names;
}

export const POLICY_NAME = 'list-buckets-with-mfa';

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

/** ISO 8601 without fractions of a second, as IAM's date conditions want it. */
export function isoSeconds(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
