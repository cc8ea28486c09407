import { isPicture } from '../shapes/file-shape.ts';
import { isReply, visibleMessages } from '../state/messages.ts';
import type { Conversation, FileRecord, Message, User, View } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';
import { stackOf } from '../state/views.ts';
import { shownBlocks } from './shown-blocks.ts';
import type { Persona, Screen, ScreenConversation, ScreenMessage, ScreenModal, Workspace } from './types.ts';

export function workspaceOf(state: SlackState): Workspace {
  return {
    teamId: state.team.id,
    teamName: state.team.name,
    url: state.baseUrl,
    appName: state.manifest.botName,
    personas: [...state.users.values()].map(personaOf),
    commands: state.manifest.commands.map(({ command, description, usageHint }) => ({
      command,
      description,
      usageHint,
    })),
    hasHome: state.manifest.isHomeTabEnabled,
    messagesTab: messagesTabOf(state),
    hearsMessages: state.manifest.botEvents.includes('message.im'),
    shortcuts: state.manifest.shortcuts,
    userGroups: [...state.userGroups.values()],
  };
}

function messagesTabOf({ manifest }: SlackState): Workspace['messagesTab'] {
  if (!manifest.isMessagesTabEnabled) return 'off';
  return manifest.isMessagesTabReadOnly ? 'read-only' : 'open';
}

/** Returns everything that this person sees now. */
export function screenOf(state: SlackState, user: User): Screen {
  const conversations = [...state.conversations.values()].filter(({ memberIds }) => memberIds.includes(user.userId));
  const home = state.views.get(state.homes.get(user.userId) ?? '');
  return {
    revision: state.revision,
    me: personaOf(user),
    conversations: conversations.map((conversation) => screenConversation(state, user, conversation)),
    modals: stackOf(state, user.userId).map((viewId) => screenModal(state, state.views.get(viewId)!)),
    home: home ? { viewId: home.viewId, blocks: shownBlocks(state, home.content.blocks) } : null,
    notices: state.notices
      .filter((notice) => notice.userId === user.userId)
      .map(({ id, channelId, text }) => ({ id, channelId, text })),
  };
}

function personaOf({ userId, name, role, locale }: User): Persona {
  return { userId, name, role, locale };
}

function screenConversation(state: SlackState, user: User, conversation: Conversation): ScreenConversation {
  const { channelId, kind, name } = conversation;
  const visible = visibleMessages(state, channelId, user.userId);
  const replies = new Map<string, number>();
  for (const { threadTs = '' } of visible.filter(isReply)) replies.set(threadTs, (replies.get(threadTs) ?? 0) + 1);
  const messages = visible.map((message) => ({
    ...screenMessage(state, user, message),
    replyCount: replies.get(message.ts),
  }));
  return { channelId, kind, name, messages: messages.filter(({ text, blocks }) => text !== '' || blocks.length > 0) };
}

function screenMessage(state: SlackState, user: User, message: Message): ScreenMessage {
  const isFromApp = message.authorId === state.app.botUserId;
  const shared = message.fileIds
    .map((fileId) => state.files.get(fileId)!)
    .filter((file) => !file.isDeleted)
    .map((file) => sharedFile(state, user, file));
  // A message with blocks shows its blocks instead of its text. A shared file is shown as a block, so the text must
  // become a block too, or it would not be shown.
  const isOnlyText = message.blocks.length === 0 && message.text !== '';
  const comment = shared.length > 0 && isOnlyText ? [textBlock(message.text)] : [];
  return {
    ts: message.ts,
    authorName: authorName(state, message),
    icon: message.dress?.icon,
    isFromApp,
    text: message.text,
    // The `rich_text` block of a person's message is left out: the text has the same content.
    blocks: [...comment, ...(isFromApp ? shownBlocks(state, message.blocks) : []), ...shared],
    isEphemeral: message.visibleTo !== undefined,
    isEdited: message.editedTs !== undefined,
    threadTs: isReply(message) ? message.threadTs : undefined,
    isBroadcast: message.isBroadcast || undefined,
    reactions: message.reactions?.length ? message.reactions : undefined,
  };
}

function authorName(state: SlackState, { authorId, dress }: Message): string {
  if (authorId !== state.app.botUserId) return state.users.get(authorId)?.name ?? '';
  return dress?.username ?? state.manifest.botName;
}

/** Returns an image block for a shared picture, and a section with a link for a file of another type. */
function sharedFile(state: SlackState, user: User, file: FileRecord): object {
  const block_id = `file-${file.fileId}`;
  if (isPicture(file)) {
    return { type: 'image', block_id, slack_file: { id: file.fileId }, alt_text: file.altText ?? file.title };
  }
  const address = `${state.baseUrl}/_person/${user.userId}/files/${file.fileId}`;
  return { block_id, ...textBlock(`:page_facing_up: <${address}|${file.title}>`) };
}

function textBlock(text: string): object {
  return { type: 'section', text: { type: 'mrkdwn', text } };
}

function screenModal(state: SlackState, view: View): ScreenModal {
  const { content } = view;
  return {
    viewId: view.viewId,
    callbackId: content.callback_id,
    title: content.title?.text ?? '',
    blocks: shownBlocks(state, content.blocks),
    submitLabel: content.submit?.text ?? (content.blocks.some(({ type }) => type === 'input') ? 'Submit' : undefined),
    closeLabel: content.close?.text ?? 'Cancel',
    state: view.state,
    errors: view.errors,
    trouble: view.trouble,
  };
}
