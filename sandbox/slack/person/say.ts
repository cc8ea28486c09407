import { randomUUID } from 'node:crypto';
import type { Slack } from '../interactivity/deliver.ts';
import { tellNews } from '../interactivity/events/news.ts';
import { typeSlashCommand } from '../interactivity/slash-command.ts';
import { joinChannel, leaveChannel } from '../state/members.ts';
import { addMessage, threadTsFor } from '../state/messages.ts';
import { addNotice } from '../state/notices.ts';
import type { Conversation, User } from '../state/records.ts';
import { encodeMessage } from '../typed/encode.ts';
import { conversationOf, DONE, impossible, visibleMessage } from './place.ts';
import type { Done, Types } from './types.ts';

/** Sends what a person typed: a command of the app or of Slack, a message, or a reply in a thread. */
export async function types(
  slack: Slack,
  user: User,
  { channelId, text, threadTs, isBroadcast }: Types,
): Promise<Done> {
  const { state } = slack;
  const where = conversationOf(slack, user, channelId);
  if (!where) return impossible('this person has no such conversation');
  if (text.trim() === '') return impossible('there is nothing to send');
  const { isMessagesTabEnabled, isMessagesTabReadOnly } = state.manifest;
  if (where.kind === 'app-dm' && (!isMessagesTabEnabled || isMessagesTabReadOnly)) {
    return impossible('sending messages to this app has been turned off');
  }
  const root = threadTs === undefined ? undefined : visibleMessage(slack, user, { channelId, ts: threadTs });
  if (threadTs !== undefined && (!root || root.visibleTo)) return impossible('this person sees no such message');
  if (text.startsWith('/')) return typesCommand(slack, user, where, text, root !== undefined);
  const message = addMessage(state, {
    channelId,
    authorId: user.userId,
    ...encodeMessage(state, text),
    clientMsgId: randomUUID(),
    threadTs: threadTsFor(state, channelId, threadTs),
    isBroadcast: root !== undefined && isBroadcast === true,
  });
  await tellNews(slack, { kind: 'posted', message });
  return DONE;
}

async function typesCommand(
  slack: Slack,
  user: User,
  where: Conversation,
  text: string,
  isInThread: boolean,
): Promise<Done> {
  const [command = ''] = text.split(/\s/, 1);
  if (isInThread) {
    addNotice(slack.state, user.userId, where.channelId, `${command} is not supported in threads. Sorry!`);
    return DONE;
  }
  const isOfTheApp = slack.state.manifest.commands.some((known) => known.command === command);
  if (!isOfTheApp && ['/invite', '/remove'].includes(command)) return changesMembers(slack, user, where, text);
  await typeSlashCommand(slack, user, where, text);
  return DONE;
}

/** Handles Slack's commands `/invite @name` and `/remove @name`, with the name of a person or of the app. */
async function changesMembers(slack: Slack, user: User, where: Conversation, text: string): Promise<Done> {
  const { state } = slack;
  const isInvited = text.startsWith('/invite');
  const [, userId] = /<@(\w+)>/.exec(encodeMessage(state, text).text) ?? [];
  if (!userId) return impossible('nobody has this name');
  if (where.kind !== 'channel') return impossible('only a channel can get or lose members');
  if (where.memberIds.includes(userId) === isInvited) {
    return impossible(isInvited ? 'this member is already in the channel' : 'this member is not in the channel');
  }
  const told = isInvited ? joinChannel(state, where, userId, user.userId) : leaveChannel(state, where, userId);
  await Promise.all(told.map((news) => tellNews(slack, news)));
  return DONE;
}
