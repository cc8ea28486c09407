import { visibleMessages } from '../state/messages.ts';
import type { Conversation, Message, User, View } from '../state/records.ts';
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
    hearsMessages: state.manifest.botEvents.includes('message.im'),
    shortcuts: state.manifest.shortcuts,
    userGroups: [...state.userGroups.values()],
  };
}

/** Everything that this person sees now. */
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
  const messages = visibleMessages(state, channelId, user.userId).map((message) => screenMessage(state, message));
  return { channelId, kind, name, messages: messages.filter(({ text, blocks }) => text !== '' || blocks.length > 0) };
}

function screenMessage(state: SlackState, message: Message): ScreenMessage {
  const isFromApp = message.authorId === state.app.botUserId;
  const shared = message.fileIds
    .map((fileId) => state.files.get(fileId)!)
    .filter((file) => !file.isDeleted)
    .map((file) => ({
      type: 'image',
      block_id: `file-${file.fileId}`,
      slack_file: { id: file.fileId },
      alt_text: file.altText ?? file.title,
    }));
  return {
    ts: message.ts,
    authorName: isFromApp ? state.manifest.botName : (state.users.get(message.authorId)?.name ?? ''),
    isFromApp,
    text: message.text,
    blocks: [...shownBlocks(state, message.blocks), ...shared],
    isEphemeral: message.visibleTo !== undefined,
    isEdited: message.editedTs !== undefined,
  };
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
