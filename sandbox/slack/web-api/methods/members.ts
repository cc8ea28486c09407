import { z } from 'zod';
import { refuse } from '../../refusal.ts';
import { conversationShape } from '../../shapes/conversation-shape.ts';
import { joinChannel, leaveChannel } from '../../state/members.ts';
import type { Conversation } from '../../state/records.ts';
import type { SlackState } from '../../state/state.ts';
import { requireScope } from '../authorize.ts';
import { botMethod } from '../bot-method.ts';
import { conversationsOfTypes, READ_SCOPES, scopeFor } from '../conversation-scopes.ts';
import { conversationWithId } from '../find-conversation.ts';
import { type AnyMethod, flag } from '../method.ts';
import { pageArguments, pageOf } from '../paging.ts';

const one = z.object({ channel: z.string() });
const invitation = z.object({ channel: z.string(), users: z.string().optional(), force: flag.default(false) });
const removal = z.object({ channel: z.string(), user: z.string().optional() });
const members = z.object({ channel: z.string(), ...pageArguments });
const ofUser = z.object({ user: z.string().optional(), types: z.string().default('public_channel'), ...pageArguments });

export const memberMethods: Readonly<Record<string, AnyMethod>> = {
  'conversations.invite': botMethod(['channels:manage', 'channels:write.invites'], invitation, invite),
  'conversations.join': botMethod(['channels:join'], one, join),
  'conversations.kick': botMethod(['channels:manage'], removal, kick),
  'conversations.leave': botMethod(['channels:manage'], one, leave),
  'conversations.members': botMethod(READ_SCOPES, members, listMembers),
  'users.conversations': botMethod(READ_SCOPES, ofUser, conversationsOfUser),
};

function join(state: SlackState, input: z.infer<typeof one>): object {
  const where = channelNamed(state, input.channel);
  const { botUserId } = state.app;
  if (where.memberIds.includes(botUserId)) {
    const warning = 'already_in_channel';
    return { channel: conversationShape(state, where), warning, response_metadata: { warnings: [warning] } };
  }
  for (const news of joinChannel(state, where, botUserId)) state.news.announce(news);
  return { channel: conversationShape(state, channelNamed(state, input.channel)) };
}

function leave(state: SlackState, input: z.infer<typeof one>): object {
  const where = channelNamed(state, input.channel);
  if (where.name === 'general') return refuse('cant_leave_general');
  if (!where.memberIds.includes(state.app.botUserId)) return { not_in_channel: true };
  for (const news of leaveChannel(state, where, state.app.botUserId)) state.news.announce(news);
  return {};
}

function invite(state: SlackState, input: z.infer<typeof invitation>): object {
  const where = ownChannel(state, input.channel);
  const userIds = (input.users ?? '').split(',').map((userId) => userId.trim());
  if (userIds.every((userId) => userId === '')) return refuse('no_user');
  const errors = userIds.flatMap((user) => {
    const error = whyNotInvited(state, where, user);
    return error === undefined ? [] : [{ user, ok: false, error }];
  });
  if (errors.length > 0 && !(input.force && errors.length < userIds.length))
    return refuse(errors[0]!.error, { errors });
  for (const userId of userIds.filter((userId) => errors.every(({ user }) => user !== userId))) {
    const joined = joinChannel(state, channelNamed(state, where.channelId), userId, state.app.botUserId);
    for (const news of joined) state.news.announce(news);
  }
  return { channel: conversationShape(state, channelNamed(state, where.channelId)) };
}

function whyNotInvited(state: SlackState, { memberIds }: Conversation, userId: string): string | undefined {
  if (userId === state.app.botUserId) return 'cant_invite_self';
  if (!state.users.has(userId)) return 'user_not_found';
  return memberIds.includes(userId) ? 'already_in_channel' : undefined;
}

function kick(state: SlackState, { channel, user = '' }: z.infer<typeof removal>): object {
  const where = ownChannel(state, channel);
  if (where.name === 'general') return refuse('cant_kick_from_general');
  if (user === '') return refuse('no_user');
  if (user === state.app.botUserId) return refuse('cant_kick_self');
  if (!state.users.has(user)) return refuse('user_not_found');
  if (!where.memberIds.includes(user)) return refuse('not_in_channel');
  for (const news of leaveChannel(state, where, user)) state.news.announce(news);
  return {};
}

function listMembers(state: SlackState, input: z.infer<typeof members>): object {
  const where = conversationWithId(state, input.channel);
  requireScope(state, scopeFor(where, 'read'));
  const { page, nextCursor } = pageOf(where.memberIds, input, (userId) => userId);
  return { members: page, response_metadata: { next_cursor: nextCursor } };
}

/** Lists the conversations of the app, or of the given person. */
function conversationsOfUser(state: SlackState, input: z.infer<typeof ofUser>): object {
  const userId = input.user ?? state.app.botUserId;
  if (userId !== state.app.botUserId && !state.users.has(userId)) return refuse('user_not_found');
  const all = conversationsOfTypes(state, input.types).filter(({ memberIds }) => memberIds.includes(userId));
  const { page, nextCursor } = pageOf(all, input, ({ channelId }) => channelId);
  const channels = page.map((conversation) => conversationShape(state, conversation));
  return { channels, response_metadata: { next_cursor: nextCursor } };
}

/**
 * Returns a channel by its id.
 * @throws SlackRefusal `channel_not_found`, or `method_not_supported_for_channel_type` for a DM
 */
function channelNamed(state: SlackState, channel: string): Conversation {
  const where = conversationWithId(state, channel);
  return where.kind === 'channel' ? where : refuse('method_not_supported_for_channel_type');
}

/**
 * Returns a channel of which the app is a member.
 * @throws SlackRefusal `not_in_channel`, and the errors of `channelNamed`
 */
function ownChannel(state: SlackState, channel: string): Conversation {
  const where = channelNamed(state, channel);
  return where.memberIds.includes(state.app.botUserId) ? where : refuse('not_in_channel');
}
