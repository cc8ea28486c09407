import type { CallLog } from './call-log.ts';
import { policiesOf } from './iam/inline-policies.ts';
import { isSettled } from './propagation.ts';
import { type Account, devicesOf, type MfaDevice, type User } from './state.ts';
import type { AwsMfaDeviceView, AwsUserView, AwsView } from './view-types.ts';

/** Writes down the account for the page: names and states, never a seed, a secret, a code or a token. */
export function createView(account: Account, log: CallLog): () => AwsView {
  let settled = 0;
  let seenAt = 0;
  return () => {
    const now = account.now();
    // Things settle without a call: that is a change of what is seen, too.
    if (settleMoments(account).some((at) => at > seenAt && at <= now)) settled += 1;
    seenAt = now;
    return {
      revision: log.count + settled,
      accountId: account.id,
      region: account.region,
      users: [...account.users.values()].map((user) => userView(account, user)),
      mfaDevices: [...account.mfaDevices.values()].map((device) => deviceView(account, device)),
      buckets: [...account.buckets.keys()],
      calls: [...log.calls],
    };
  };
}

/** When the next thing settles, epoch milliseconds. */
export function nextSettleMoment(account: Account): number | undefined {
  const ahead = settleMoments(account).filter((at) => at > account.now());
  return ahead.length === 0 ? undefined : ahead.reduce((a, b) => Math.min(a, b));
}

function settleMoments(account: Account): number[] {
  const users = [...account.users.values()].flatMap((user) => [
    ...user.accessKeys.map((key) => key.createdAt),
    ...[...user.inlinePolicies.values()].map((history) => history.at(-1)?.at ?? 0),
  ]);
  const devices = [...account.mfaDevices.values()].flatMap((device) => device.enabled?.at ?? []);
  return [...users, ...devices].map((at) => at + account.propagationMs);
}

function userView(account: Account, user: User): AwsUserView {
  const settled = (changedAt: number) => isSettled(changedAt, account.now(), account.propagationMs);
  return {
    userName: user.name,
    path: user.path,
    arn: user.arn,
    createdAt: user.createdAt,
    tags: user.tags,
    accessKeys: user.accessKeys.map((key) => ({
      id: key.id,
      status: key.status,
      isSettled: settled(key.createdAt),
    })),
    inlinePolicies: policiesOf(user).map(([name, policy]) => ({
      name,
      document: JSON.parse(policy.text) as object,
      isSettled: settled(user.inlinePolicies.get(name)?.at(-1)?.at ?? 0),
    })),
    mfaSerialNumbers: devicesOf(account, user).map((device) => device.serialNumber),
  };
}

function deviceView(account: Account, device: MfaDevice): AwsMfaDeviceView {
  const enabledAt = device.enabled?.at ?? 0;
  return {
    serialNumber: device.serialNumber,
    createdAt: device.createdAt,
    tags: device.tags,
    enabledFor: device.enabled?.user.name,
    isSettled: isSettled(enabledAt, account.now(), account.propagationMs),
  };
}
