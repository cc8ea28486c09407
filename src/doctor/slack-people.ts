import type { Config } from '../config.ts';
import type { SlackSelfCheck } from '../slack/self-check.ts';
import { type Finding, failed, messageOf, ok, skipped } from './check.ts';
import { USER_GROUP_SCOPE } from './slack-scopes.ts';

type SlackConfig = Config['slack'];
type Access = Config['access'];

/** How many people of a list are checked at most. Slack allows only about a hundred calls of users.info per minute. */
const MOST_ASKED = 50;
/** The first scope lets the bot read public channels, the second one private channels. */
const CHANNEL_SCOPES = ['channels:read', 'groups:read'];

const WHAT_THEY_ARE = {
  guest: 'is a guest',
  stranger: 'belongs to another organisation',
  deactivated: 'has been deactivated',
  bot: 'is a bot',
} as const;

const CHECK_IDS = 'copy each id with "Copy member ID" in a Slack profile; only full members count';

/** Checks that the admins, who get alarms and may clean up, are full members of the workspace. */
export async function adminsFinding(
  slack: SlackConfig,
  look: SlackSelfCheck,
  scopes: readonly string[],
): Promise<Finding> {
  const { userIds, usergroupId } = slack.admins;
  if (userIds.length === 0 && usergroupId === undefined) {
    return failed(
      'nobody gets a message when a demo cannot be cleaned up',
      'Set ADMIN_USER_IDS or ADMIN_USERGROUP_ID.',
    );
  }
  const problems = await problemsOf(userIds, look);
  if (problems.length > 0) return failed(problems.join('; '), `Check ADMIN_USER_IDS: ${CHECK_IDS}.`);
  if (usergroupId === undefined) return ok(countOf(userIds.length, 'by id'));
  const group = await groupOf(usergroupId, look, scopes);
  if (typeof group === 'string') return skipped(group);
  const hint = 'Check ADMIN_USERGROUP_ID: its members must be full members of the workspace.';
  if (group.problem !== undefined) return failed(group.problem, hint);
  if (group.bad.length > 0) return failed(group.bad.join('; '), hint);
  return ok(`${countOf(userIds.length, 'by id')}, ${countOf(group.members, 'by user group')}`);
}

/**
 * Checks that the people in the settings, and at least one member of the user group, may start a demo, and that the
 * channels in the settings exist and are not archived.
 */
export async function accessFinding(access: Access, look: SlackSelfCheck, scopes: readonly string[]): Promise<Finding> {
  const { allowedUserIds, allowedUsergroupId, allowedChannelIds } = access;
  const problems = await problemsOf(allowedUserIds, look);
  if (problems.length > 0) return failed(problems.join('; '), `Check ALLOWED_USER_IDS: ${CHECK_IDS}.`);
  const notes: string[] = allowedUserIds.length > 0 ? [countOf(allowedUserIds.length, 'by id')] : [];
  if (allowedUsergroupId !== undefined) {
    const group = await groupOf(allowedUsergroupId, look, scopes);
    if (typeof group === 'string') return skipped(group);
    const hint = 'Check ALLOWED_USERGROUP_ID: at least one of its members must be a full member of the workspace.';
    if (group.problem !== undefined) return failed(group.problem, hint);
    if (group.bad.length === group.asked) return failed(group.bad.join('; '), hint);
    notes.push(countOf(group.members, 'by user group'));
  }
  if (allowedChannelIds.length > 0) {
    if (!mayLookAtChannels(scopes)) {
      return skipped('the scope channels:read is needed to check the channels (groups:read for private ones)');
    }
    const wrong = await channelProblems(allowedChannelIds, look);
    const hint = 'Check ALLOWED_CHANNEL_IDS; the bot sees a private channel only after it was invited to it.';
    if (wrong.length > 0) return failed(wrong.join('; '), hint);
    notes.push(allowedChannelIds.length === 1 ? 'in 1 channel' : `in ${allowedChannelIds.length} channels`);
  }
  return ok(notes.length === 0 ? 'everybody but guests, anywhere' : notes.join(', '));
}

export function mayLookAtChannels(scopes: readonly string[]): boolean {
  return CHANNEL_SCOPES.some((scope) => scopes.includes(scope));
}

/** Returns a sentence for each of the first MOST_ASKED people who is not a full member. */
async function problemsOf(userIds: readonly string[], look: SlackSelfCheck): Promise<string[]> {
  const problems: string[] = [];
  for (const userId of userIds.slice(0, MOST_ASKED)) {
    const standing = await look.user(userId).catch((error: unknown) => error);
    if (standing === 'member') continue;
    const isKnown = typeof standing === 'string' && standing in WHAT_THEY_ARE;
    problems.push(isKnown ? `${userId} ${WHAT_THEY_ARE[standing as keyof typeof WHAT_THEY_ARE]}` : messageOf(standing));
  }
  return problems;
}

/** Returns how many people a list has, and how many of them were checked if these are fewer. */
function countOf(count: number, way: string): string {
  return count > MOST_ASKED ? `${count} ${way}, of whom the first ${MOST_ASKED} were checked` : `${count} ${way}`;
}

interface Group {
  readonly problem?: string;
  readonly members: number;
  readonly asked: number;
  readonly bad: readonly string[];
}

/** Returns the group, or a sentence that says why the bot may not read it. */
async function groupOf(usergroupId: string, look: SlackSelfCheck, scopes: readonly string[]): Promise<Group | string> {
  if (!scopes.includes(USER_GROUP_SCOPE)) return `the scope ${USER_GROUP_SCOPE} must be granted first`;
  const none = { members: 0, asked: 0, bad: [] };
  const members = await look.userGroup(usergroupId).catch((error: unknown) => messageOf(error));
  if (typeof members === 'string') return { ...none, problem: members };
  if (members.length === 0) return { ...none, problem: 'the user group has no members' };
  const bad = await problemsOf(members, look);
  return { members: members.length, asked: Math.min(members.length, MOST_ASKED), bad };
}

async function channelProblems(channelIds: readonly string[], look: SlackSelfCheck): Promise<string[]> {
  const problems: string[] = [];
  for (const channelId of channelIds) {
    const channel = await look.channel(channelId).catch((error: unknown) => messageOf(error));
    if (typeof channel === 'string') problems.push(channel);
    else if (channel.isArchived) problems.push(`the channel ${channelId} is archived`);
  }
  return problems;
}
