import type { Conversation } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';

export function conversationShape(state: SlackState, conversation: Conversation): object {
  const isDm = conversation.kind === 'app-dm';
  const shared = {
    id: conversation.channelId,
    created: conversation.createdAt,
    is_im: isDm,
    is_org_shared: false,
    context_team_id: state.team.id,
    is_archived: false,
  };
  if (isDm) {
    return { ...shared, user: conversation.memberIds.find((id) => id !== state.app.botUserId), is_open: true };
  }
  return {
    ...shared,
    name: conversation.name,
    name_normalized: conversation.name,
    is_channel: true,
    is_group: false,
    is_mpim: false,
    is_private: false,
    is_general: conversation.name === 'general',
    is_member: conversation.memberIds.includes(state.app.botUserId),
  };
}
