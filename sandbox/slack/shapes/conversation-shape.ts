import type { Conversation } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';

const NOTHING_SAID = { value: '', creator: '', last_set: 0 };

/**
 * Returns a conversation as `conversations.info` and the lists show it
 * (docs.slack.dev/reference/objects/conversation-object).
 */
export function conversationShape(state: SlackState, conversation: Conversation, withNumber = false): object {
  const isDm = conversation.kind === 'app-dm';
  const shared = {
    id: conversation.channelId,
    created: conversation.createdAt,
    updated: conversation.createdAt * 1000,
    is_im: isDm,
    is_org_shared: false,
    context_team_id: state.team.id,
    is_archived: false,
  };
  if (isDm) {
    const user = peopleIn(state, conversation)[0];
    return { ...shared, user, is_open: true, is_user_deleted: false, priority: 0, latest: null, unread_count: 0 };
  }
  return {
    ...shared,
    ...namesOf(conversation),
    ...kindOf(conversation),
    creator: state.users.keys().next().value,
    unlinked: 0,
    is_shared: false,
    is_ext_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    pending_connected_team_ids: [],
    parent_conversation: null,
    shared_team_ids: [state.team.id],
    is_member: conversation.memberIds.includes(state.app.botUserId),
    topic: NOTHING_SAID,
    purpose: NOTHING_SAID,
    ...(withNumber ? { num_members: peopleIn(state, conversation).length } : {}),
  };
}

function namesOf({ name }: Conversation): object {
  return { name, name_normalized: name, previous_names: [] };
}

function kindOf({ name }: Conversation): object {
  return { is_channel: true, is_group: false, is_mpim: false, is_private: false, is_general: name === 'general' };
}

/** Returns the ids of the members that Slack counts: people, not apps. */
function peopleIn(state: SlackState, { memberIds }: Conversation): readonly string[] {
  return memberIds.filter((id) => id !== state.app.botUserId);
}
