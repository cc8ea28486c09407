import type { MovableClock } from '../account/clock.ts';
import { isSettled } from '../account/propagation.ts';
import { HOME_REGION } from '../account/regions.ts';
import type { Account, MfaDevice, User } from '../account/state.ts';
import type { Throttle } from '../faults/throttle.ts';
import { defaultVersionOf } from '../iam/policies/find-policy.ts';
import type { CallLog } from './call-log.ts';
import { policyViews } from './view-policies.ts';
import { nextSettleMoment, settleMoments } from './view-settling.ts';
import type { AwsMfaDeviceView, AwsRoleView, AwsUserView, AwsView } from './view-types.ts';

const SHOWN_CALLS = 500;

export interface ViewParts {
  readonly account: Account;
  readonly log: CallLog;
  readonly clock: MovableClock;
  readonly throttle: Throttle;
}

/**
 * Returns a function that describes the account for the page: names and states, never a seed, secret, code or token.
 */
export function createView(parts: ViewParts): () => AwsView {
  let settled = 0;
  let seenAt = 0;
  return () => {
    const { account, log, clock, throttle } = parts;
    const now = account.now();
    // The view also changes when an earlier change has propagated, without a new call.
    if (settleMoments(account).some((at) => at > seenAt && at <= now)) settled += 1;
    seenAt = now;
    return {
      revision: log.revision + settled,
      accountId: account.id,
      region: HOME_REGION,
      users: [...account.users.values()].map((user) => userView(account, user)),
      mfaDevices: [...account.mfaDevices.values()].map((device) => deviceView(account, device)),
      roles: roleViews(account),
      managedPolicies: [...account.managedPolicies.values()].map((policy) => ({
        arn: policy.arn,
        policyName: policy.name,
        document: JSON.parse(defaultVersionOf(policy).text) as object,
      })),
      groups: [...account.groups.values()].map((group) => ({
        groupName: group.name,
        userNames: [...group.members].map((user) => user.name),
      })),
      buckets: [...account.buckets.keys()],
      clock: { now, offsetSeconds: clock.offsetSeconds },
      throttle: { perSecond: throttle.perSecond, refused: throttle.refused },
      propagationMs: account.propagationMs,
      settlesAt: nextSettleMoment(account),
      calls: log.newest(SHOWN_CALLS),
    };
  };
}

function userView(account: Account, user: User): AwsUserView {
  return {
    userName: user.name,
    path: user.path,
    arn: user.arn,
    createdAt: user.createdAt,
    tags: user.tags,
    accessKeys: user.accessKeys.map((key) => ({
      id: key.id,
      status: key.status,
      isSettled: isSettled(key.createdAt, account.now(), account.propagationMs),
    })),
    ...policyViews(account, user),
    mfaSerialNumbers: [...user.mfaDevices].map((device) => device.serialNumber),
  };
}

function roleViews(account: Account): AwsRoleView[] {
  return [...account.roles.values()].map((role) => {
    const trust = role.trust.at(-1);
    return {
      roleName: role.name,
      path: role.path,
      arn: role.arn,
      createdAt: role.createdAt,
      tags: role.tags,
      trustPolicy: JSON.parse(trust?.value?.text ?? '{}') as object,
      ...policyViews(account, role),
      isSettled: isSettled(trust?.at ?? role.createdAt, account.now(), account.propagationMs),
    };
  });
}

function deviceView(account: Account, device: MfaDevice): AwsMfaDeviceView {
  const { user, at: enabledAt = 0 } = device.enabled ?? {};
  return {
    serialNumber: device.serialNumber,
    createdAt: device.createdAt,
    tags: device.tags,
    enabledFor: user?.kind === 'root' ? user.arn : user?.name,
    isSettled: isSettled(enabledAt, account.now(), account.propagationMs),
  };
}
