import type { AwsView } from '../../../../aws/view/view-types.ts';
import { DeviceRow } from './device-row.tsx';
import { Buckets, GroupRow, ManagedPolicyRow } from './other-rows.tsx';
import { RoleCard, UserCard } from './user-card.tsx';

/** The user whose key the bot has. It was there before and stays, so it does not count as something left. */
const ADMIN_NAME = 'sandbox-admin';
/** Of the bot's own user and policies, which the sandbox command deploys for other programs. */
const BOTS_PATH = '/mfa-demo-bots/';

/** What exists in the account now, newest first. */
export function Resources({ view }: { readonly view: AwsView }) {
  const { mfaDevices, roles, managedPolicies, groups, buckets, calls } = view;
  const users = view.users.filter(({ userName, path }) => userName !== ADMIN_NAME && path !== BOTS_PATH);
  const hasAdmin = users.length < view.users.length;
  const isEmpty = users.length === 0 && mfaDevices.length === 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable with the keyboard
    <section className="resources" tabIndex={0} aria-label="Resources">
      <p className="resource-counts">{summaryOf(view, users.length)}</p>
      {isEmpty && <p className="aws-empty">{calls.length === 0 ? 'Nothing here yet' : 'Nothing left'}</p>}
      {newestFirst(users).map((user) => (
        <UserCard key={user.arn} user={user} />
      ))}
      {newestFirst(mfaDevices).map((device) => (
        <DeviceRow key={device.serialNumber} device={device} />
      ))}
      {newestFirst(roles).map((role) => (
        <RoleCard key={role.arn} role={role} />
      ))}
      {groups.map((group) => (
        <GroupRow key={group.groupName} group={group} />
      ))}
      {managedPolicies
        .filter(({ arn }) => !arn.includes(BOTS_PATH))
        .map((policy) => (
          <ManagedPolicyRow key={policy.arn} policy={policy} />
        ))}
      <Buckets names={buckets} />
      {hasAdmin && <p className="aws-note">The bot itself acts as {ADMIN_NAME}.</p>}
    </section>
  );
}

function summaryOf({ mfaDevices, roles, buckets }: AwsView, userCount: number): string {
  const counts = [count(userCount, 'user'), count(mfaDevices.length, 'MFA device')];
  if (roles.length > 0) counts.push(count(roles.length, 'role'));
  return [...counts, count(buckets.length, 'bucket')].join(' · ');
}

function newestFirst<T extends { readonly createdAt: number }>(things: readonly T[]): T[] {
  return things.toSorted((one, other) => other.createdAt - one.createdAt);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
