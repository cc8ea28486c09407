import type { FieldValues } from '../person/types.ts';
import { messageShape } from '../shapes/message-shape.ts';
import { viewShape } from '../shapes/view-shape.ts';
import type { Block, Conversation, Message, User, View } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';
import { stateValues } from './values/input-values.ts';

/** Returns the fields that every interaction payload has. */
export function interactionParts(state: SlackState, user: User): object {
  return {
    team: { id: state.team.id, domain: state.team.domain },
    user: { id: user.userId, username: user.handle, name: user.handle, team_id: state.team.id },
    api_app_id: state.app.appId,
    token: state.secrets.verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** Returns the `channel` of a payload. The name of a DM is `directmessage`, as on Slack. */
export function channelPart({ channelId, kind, name }: Conversation): { readonly id: string; readonly name: string } {
  return { id: channelId, name: kind === 'app-dm' ? 'directmessage' : name };
}

/**
 * Returns the fields about the message in which a person did something. The content of an ephemeral message is left
 * out: an app cannot read it.
 */
export function messagePlace(state: SlackState, where: Conversation, message: Message): object {
  const isEphemeral = message.visibleTo !== undefined;
  const { channelId } = where;
  const thread = message.threadTs === undefined ? {} : { thread_ts: message.threadTs };
  return {
    container: { type: 'message', message_ts: message.ts, channel_id: channelId, is_ephemeral: isEphemeral, ...thread },
    channel: channelPart(where),
    ...(isEphemeral ? {} : { message: messageShape(state, message) }),
  };
}

/** Returns the fields about the view in which a person did something, with the values of its inputs. */
export function viewPlace(
  state: SlackState,
  view: View,
  { blocks, values }: { readonly blocks: readonly Block[]; readonly values: FieldValues },
): object {
  return {
    container: { type: 'view', view_id: view.viewId },
    view: viewShape(state, view, stateValues(blocks, values)),
  };
}
