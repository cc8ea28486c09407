import type { AwsView } from '../../../../aws/view/view-types.ts';
import type { Texts } from '../../text/en.ts';
import { useTexts } from '../../text/use-texts.ts';
import { botUserName, isPolicyOfTheBot, isUserOfTheBot } from '../bot-calls.ts';
import type { OwnerNames } from '../use-owners.ts';
import { DeviceRow } from './device-row.tsx';
import { lastPart } from './in-words.ts';
import { Buckets, GroupRow, ManagedPolicyRow, RoleCard } from './other-rows.tsx';
import { UserCard } from './user-card.tsx';

interface ResourcesProps {
  readonly view: AwsView;
  readonly ownerOf: OwnerNames;
  readonly onBotCalls: () => void;
}

/** The resources in the account, without the bot's users and policies. Users, devices and roles come newest first. */
export function Resources({ view, ownerOf, onBotCalls }: ResourcesProps) {
  const { mfaDevices, roles, managedPolicies, groups, buckets, calls } = view;
  const texts = useTexts().aws;
  const users = view.users.filter((user) => !isUserOfTheBot(user));
  const botName = botUserName(view);
  const isEmpty = users.length === 0 && mfaDevices.length === 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable with the keyboard
    <section className="resources" tabIndex={0} aria-label={texts.resources}>
      <p className="resource-counts">{summaryOf(view, users.length, texts)}</p>
      {isEmpty && <p className="aws-empty">{calls.length === 0 ? texts.nothingYet : texts.nothingLeft}</p>}
      {newestFirst(users).map((user) => (
        <UserCard key={user.arn} user={user} owner={ownerOf(user.userName)} />
      ))}
      {newestFirst(mfaDevices).map((device) => (
        <DeviceRow
          key={device.serialNumber}
          device={device}
          owner={ownerOf(device.enabledFor ?? lastPart(device.serialNumber))}
        />
      ))}
      {newestFirst(roles).map((role) => (
        <RoleCard key={role.arn} role={role} />
      ))}
      {groups.map((group) => (
        <GroupRow key={group.groupName} group={group} />
      ))}
      {managedPolicies
        .filter(({ arn }) => !isPolicyOfTheBot(arn))
        .map((policy) => (
          <ManagedPolicyRow key={policy.arn} policy={policy} />
        ))}
      <Buckets names={buckets} />
      {botName !== undefined && (
        <p className="aws-note">
          {texts.botActsAs(botName)}{' '}
          <button type="button" className="link-button" onClick={onBotCalls}>
            {texts.showThem}
          </button>
        </p>
      )}
    </section>
  );
}

function summaryOf({ mfaDevices, roles, buckets }: AwsView, userCount: number, texts: Texts['aws']): string {
  const counts = [texts.users(userCount), texts.devices(mfaDevices.length)];
  if (roles.length > 0) counts.push(texts.roles(roles.length));
  return [...counts, texts.buckets(buckets.length)].join(' · ');
}

function newestFirst<T extends { readonly createdAt: number }>(things: readonly T[]): T[] {
  return things.toSorted((one, other) => other.createdAt - one.createdAt);
}
